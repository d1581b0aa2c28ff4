// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Network protocol of a transport.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#TransportProtocol">TransportProtocol</a>
 */
public enum TransportProtocol implements WireNamed {
  UDP("udp"),
  TCP("tcp");

  private final String wireName;

  TransportProtocol(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static TransportProtocol of(String wireName) {
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
