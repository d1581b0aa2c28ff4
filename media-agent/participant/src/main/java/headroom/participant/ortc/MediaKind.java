// SPDX-License-Identifier: Apache-2.0
package headroom.participant.ortc;

import java.util.Locale;

/** Audio or video; in JSON and SDP in lower case. */
public enum MediaKind {
  AUDIO,
  VIDEO;

  /** The word used in JSON and SDP. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind for a word of JSON or SDP. */
  public static MediaKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
