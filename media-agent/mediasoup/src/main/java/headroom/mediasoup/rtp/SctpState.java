// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * State of the SCTP association of a transport.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#TransportSctpState">SctpState</a>
 */
public enum SctpState implements WireNamed {
  NEW("new"),
  CONNECTING("connecting"),
  CONNECTED("connected"),
  FAILED("failed"),
  CLOSED("closed");

  private final String wireName;

  SctpState(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static SctpState of(String wireName) {
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
