// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * How a producer sends: one stream, several streams of one source, or layers within one stream.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ProducerType">ProducerType</a>
 */
public enum ProducerType implements WireNamed {
  SIMPLE("simple"),
  SIMULCAST("simulcast"),
  SVC("svc");

  private final String wireName;

  ProducerType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static ProducerType of(String wireName) {
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
