// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Audio or video.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#MediaKind">MediaKind</a>
 */
public enum MediaKind implements WireNamed {
  AUDIO("audio"),
  VIDEO("video");

  private final String wireName;

  MediaKind(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The constant with the given wire name; an unknown name is an {@link
   * InvalidParametersException}.
   */
  public static MediaKind of(String wireName) {
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
