// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.Locale;

/**
 * A certificate's fingerprint.
 *
 * @param algorithm mandatory
 * @param value pairs of hexadecimal digits with colons between, made upper case since the worker
 *     compares texts
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportDtlsFingerprint">DtlsFingerprint</a>
 */
public record DtlsFingerprint(FingerprintAlgorithm algorithm, String value) {
  public DtlsFingerprint {
    algorithm = Absent.orInvalid(algorithm, "algorithm");
    value = Absent.orEmpty(value).toUpperCase(Locale.ROOT);
  }
}
