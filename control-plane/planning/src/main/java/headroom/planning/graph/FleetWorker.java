// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;

/**
 * A worker as the growth of a room sees it.
 *
 * @param candidate its room; {@code planned} counts all rooms but the one that grows
 * @param group of its host; pipes within a group are cheaper than pipes out of it
 */
public record FleetWorker(Candidate candidate, String group) {
  /** Which worker it is. */
  public WorkerId id() {
    return candidate.worker();
  }
}
