// SPDX-License-Identifier: Apache-2.0
package headroom.planning.placement;

/**
 * Consumers that are promised but not measured yet.
 *
 * <p>Goal: a burst of joins can't pile onto one worker because its measured load is late. Every
 * room counts with what it will have once everybody who holds a token is in.
 */
public final class Reservation {
  /** More people than this in one room are counted as so many. */
  public static final int MOST_PARTICIPANTS = 10_000;

  private Reservation() {}

  /**
   * Consumers of a room in which everybody sends one audio and one video stream and receives
   * everybody else's: 2·n·(n−1).
   *
   * @param participants 0 to 10,000
   * @throws IllegalArgumentException when out of range
   */
  public static int consumersOf(int participants) {
    if (participants < 0 || participants > MOST_PARTICIPANTS) {
      throw new IllegalArgumentException("Participants must be 0 to 10,000: " + participants);
    }
    return 2 * participants * Math.max(0, participants - 1);
  }

  /**
   * What a room will add to its measured consumers.
   *
   * @param settled participants who joined long enough ago to be measured in full
   * @param coming participants who joined just now or hold a token, and expected ones
   * @param measured consumers of the room now
   * @return 0 when nobody is coming: then the measured figure is the truth, whatever its
   *     participants send
   */
  public static int of(int settled, int coming, int measured) {
    int all = Math.min(MOST_PARTICIPANTS, settled + coming);
    return coming == 0 ? 0 : Math.max(0, consumersOf(all) - measured);
  }
}
