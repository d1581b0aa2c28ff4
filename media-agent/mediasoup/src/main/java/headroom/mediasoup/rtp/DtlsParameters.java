// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.List;

/**
 * DTLS role and certificates of an endpoint.
 *
 * @param role auto if absent
 * @param fingerprints at least one
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportDtlsParameters">DtlsParameters</a>
 */
public record DtlsParameters(DtlsRole role, List<DtlsFingerprint> fingerprints) {
  public DtlsParameters {
    role = role == null ? DtlsRole.AUTO : role;
    fingerprints = Absent.orEmpty(fingerprints, "fingerprints");
  }
}
