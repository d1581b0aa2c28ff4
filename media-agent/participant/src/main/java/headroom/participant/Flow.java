// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import java.util.List;

/**
 * What flows to one participant at a moment.
 *
 * @param live consumers that nobody has paused
 * @param paused the others
 * @param still streams of live consumers without a packet for longer than was asked; always empty
 *     for a native participant, whose meters see pictures and not packets
 */
public record Flow(int live, int paused, List<Still> still) {
  /** Copies the list. */
  public Flow {
    still = List.copyOf(still);
  }

  /**
   * A live stream that stands still.
   *
   * @param from who sends it
   */
  public record Still(String from, MediaKind kind) {}
}
