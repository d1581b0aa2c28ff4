// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import java.time.Duration;

/**
 * When a silent host is called what.
 *
 * @param staleAfter without a report: its figures are too old to plan on; agents report once a
 *     second
 * @param lostAfter without a report: no contact
 * @param settleAfter how long after its join a participant's consumers still count as coming
 * @param expectedFor how long after a room's creation its expected participants stay reserved
 * @param idlePartAfter without people and tickets: a further part of a room is closed
 * @param faultAfter how long a room's graph has to be wrong before it is shown: reports of several
 *     hosts come one after the other
 */
public record FleetTiming(
    Duration staleAfter,
    Duration lostAfter,
    Duration settleAfter,
    Duration expectedFor,
    Duration idlePartAfter,
    Duration faultAfter) {
  public static final FleetTiming DEFAULT =
      new FleetTiming(
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5));
}
