// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * How a consumer forwards; PIPE forwards all streams of the producer unchanged.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ConsumerType">ConsumerType</a>
 */
public enum ConsumerType implements WireNamed {
  SIMPLE("simple"),
  SIMULCAST("simulcast"),
  SVC("svc"),
  PIPE("pipe");

  private final String wireName;

  ConsumerType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static ConsumerType of(String wireName) {
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
