// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import java.time.Duration;

/**
 * How often a worker died lately, and what follows: a worker that has worked for a while is
 * restarted at once, one that dies quickly after growing pauses, and in the end it is given up.
 */
final class DeathRecord {
  /** A worker that lived this long was healthy. */
  static final Duration HEALTHY_LIFE = Duration.ofSeconds(30);

  /** After this many quick deaths in a row an operator has to look. */
  static final int MOST_QUICK_DEATHS = 6;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private int quickDeaths;

  /** Notes a death and says how long to wait before the next start. */
  Duration died(Duration life) {
    if (life.compareTo(HEALTHY_LIFE) >= 0) {
      quickDeaths = 0;
      return Duration.ZERO;
    }
    quickDeaths++;
    // The first quick death may be bad luck: its rooms are re-opened without any wait.
    int doublings = quickDeaths - 2;
    return doublings < 0 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << doublings);
  }

  boolean givenUp() {
    return quickDeaths >= MOST_QUICK_DEATHS;
  }
}
