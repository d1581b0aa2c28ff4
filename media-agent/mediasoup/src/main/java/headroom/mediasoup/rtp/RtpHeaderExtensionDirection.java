// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Which way mediasoup supports a header extension, seen from the worker.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpHeaderExtensionDirection">RtpHeaderExtensionDirection</a>
 */
public enum RtpHeaderExtensionDirection implements WireNamed {
  SENDRECV("sendrecv"),
  SENDONLY("sendonly"),
  RECVONLY("recvonly"),
  INACTIVE("inactive");

  private final String wireName;

  RtpHeaderExtensionDirection(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static RtpHeaderExtensionDirection of(String wireName) {
    return WireNamed.find(values(), wireName);
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public String toString() {
    return wireName;
  }
}
