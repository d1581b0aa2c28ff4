// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;

/**
 * A worker as the growth of a room sees it.
 *
 * @param candidate its room; {@code planned} counts all rooms but the one that grows
 * @param group of its host; pipes within a group are cheaper than pipes out of it
 * @param forUse whether people are to be spread over the room's part here even while it is empty,
 *     because an operator opened it
 */
public record FleetWorker(Candidate candidate, String group, boolean forUse) {
  /** A worker on which no operator has opened a part of the room. */
  public FleetWorker(Candidate candidate, String group) {
    this(candidate, group, false);
  }

  /** Which worker it is. */
  public WorkerId id() {
    return candidate.worker();
  }
}
