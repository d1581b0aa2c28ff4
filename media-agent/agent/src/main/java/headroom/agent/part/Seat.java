// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import headroom.agent.model.PartId;
import java.util.Comparator;

/**
 * A participant's place in a room. Of two seats of one participant the later one counts; all parts
 * see the same order, also of two that were taken in one millisecond.
 *
 * @param joinedAtMs wall clock of its host
 */
public record Seat(long joinedAtMs, PartId part) implements Comparable<Seat> {
  private static final Comparator<Seat> ORDER =
      Comparator.comparingLong(Seat::joinedAtMs).thenComparing(Seat::part);

  @Override
  public int compareTo(Seat other) {
    return ORDER.compare(this, other);
  }
}
