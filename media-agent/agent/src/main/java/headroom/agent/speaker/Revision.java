// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import java.util.Comparator;

/**
 * Of two states of the same router the one with the higher revision is right.
 *
 * @param generation which start of the agent it comes from. A router outlives its agent; without
 *     this the new agent's first words would pass for old ones
 * @param change counts from 0 within a generation
 */
public record Revision(long generation, long change) implements Comparable<Revision> {
  private static final Comparator<Revision> ORDER =
      Comparator.comparingLong(Revision::generation).thenComparingLong(Revision::change);

  /** A negative number is an {@link IllegalArgumentException}. */
  public Revision {
    Require.atLeast("a generation", generation, 0);
    Require.atLeast("a change", change, 0);
  }

  Revision next() {
    return new Revision(generation, change + 1);
  }

  @Override
  public int compareTo(Revision other) {
    return ORDER.compare(this, other);
  }
}
