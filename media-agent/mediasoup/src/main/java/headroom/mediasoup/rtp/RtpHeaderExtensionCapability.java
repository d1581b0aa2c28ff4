// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * A header extension that an endpoint or a router supports.
 *
 * @param kind mandatory
 * @param uri may be one that mediasoup does not know
 * @param preferredId 1 to 255
 * @param preferredEncrypt false if absent; mediasoup does not encrypt extensions
 * @param direction sendrecv if absent; ignored in an endpoint's capabilities
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpHeaderExtension">RtpHeaderExtensionCapability</a>
 */
public record RtpHeaderExtensionCapability(
    MediaKind kind,
    String uri,
    int preferredId,
    Boolean preferredEncrypt,
    RtpHeaderExtensionDirection direction) {
  public RtpHeaderExtensionCapability {
    kind = Absent.orInvalid(kind, "kind");
    uri = Absent.orEmpty(uri);
    preferredEncrypt = Absent.or(preferredEncrypt, false);
    direction = direction == null ? RtpHeaderExtensionDirection.SENDRECV : direction;
  }
}
