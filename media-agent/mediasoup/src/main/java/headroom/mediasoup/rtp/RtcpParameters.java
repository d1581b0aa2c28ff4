// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import org.jspecify.annotations.Nullable;

/**
 * RTCP settings of a stream.
 *
 * @param cname canonical name; the producer's transport chooses one if absent
 * @param reducedSize RFC 5506; always true, whatever was given, as mediasoup takes it to be
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtcpParameters">RtcpParameters</a>
 */
public record RtcpParameters(@Nullable String cname, Boolean reducedSize) {
  public RtcpParameters {
    cname = cname == null || cname.isEmpty() ? null : cname;
    reducedSize = true;
  }

  /** No canonical name, reduced size. */
  public static RtcpParameters preset() {
    return new RtcpParameters(null, true);
  }
}
