// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Kind of a TCP candidate; the worker only listens.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportIceCandidate">IceCandidateTcpType</a>
 */
public enum IceCandidateTcpType implements WireNamed {
  PASSIVE("passive");

  private final String wireName;

  IceCandidateTcpType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static IceCandidateTcpType of(String wireName) {
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
