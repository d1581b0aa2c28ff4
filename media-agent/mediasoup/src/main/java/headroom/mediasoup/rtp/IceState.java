// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * State of ICE as the worker sees it.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportIceState">IceState</a>
 */
public enum IceState implements WireNamed {
  NEW("new"),
  CONNECTED("connected"),
  COMPLETED("completed"),
  DISCONNECTED("disconnected"),
  CLOSED("closed");

  private final String wireName;

  IceState(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static IceState of(String wireName) {
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
