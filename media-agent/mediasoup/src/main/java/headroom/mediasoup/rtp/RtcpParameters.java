// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import org.jspecify.annotations.Nullable;

/**
 * RTCP settings of a stream.
 *
 * @param cname canonical name; the worker chooses one if absent
 * @param reducedSize RFC 5506, true if absent
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtcpParameters">RtcpParameters</a>
 */
public record RtcpParameters(@Nullable String cname, Boolean reducedSize) {
  public RtcpParameters {
    cname = cname == null || cname.isEmpty() ? null : cname;
    reducedSize = Absent.or(reducedSize, true);
  }

  /** No canonical name, reduced size. */
  public static RtcpParameters preset() {
    return new RtcpParameters(null, true);
  }
}
