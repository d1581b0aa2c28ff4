// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Kind of an ICE candidate; the worker has host candidates only.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportIceCandidate">IceCandidateType</a>
 */
public enum IceCandidateType implements WireNamed {
  HOST("host");

  private final String wireName;

  IceCandidateType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static IceCandidateType of(String wireName) {
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
