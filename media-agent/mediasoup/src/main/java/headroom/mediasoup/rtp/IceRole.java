// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Role of the worker in ICE; it is an ICE-lite endpoint and so always controlled.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportIceParameters">IceRole</a>
 */
public enum IceRole implements WireNamed {
  CONTROLLED("controlled"),
  CONTROLLING("controlling");

  private final String wireName;

  IceRole(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static IceRole of(String wireName) {
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
