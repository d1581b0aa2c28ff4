// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.List;

/**
 * What an endpoint or a router can receive.
 *
 * @param codecs media and RTX codecs
 * @param headerExtensions per media kind
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpCapabilities">RtpCapabilities</a>
 */
public record RtpCapabilities(
    List<RtpCodecCapability> codecs, List<RtpHeaderExtensionCapability> headerExtensions) {
  public RtpCapabilities {
    codecs = Absent.orEmpty(codecs, "codecs");
    headerExtensions = Absent.orEmpty(headerExtensions, "headerExtensions");
  }
}
