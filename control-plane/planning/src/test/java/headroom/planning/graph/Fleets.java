// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Words to tell fleets with. */
final class Fleets {
  private Fleets() {}

  static WorkerId id(String host, int number) {
    return new WorkerId(new HostId(host), number);
  }

  /** A worker of the default size on which other rooms plan so many consumers. */
  static FleetWorker worker(String group, String host, int number, int planned) {
    return worker(
        group, new Candidate(id(host, number), "", CapacityPolicy.DEFAULT, planned, 0, 0));
  }

  static FleetWorker worker(String group, Candidate candidate) {
    return new FleetWorker(candidate, group);
  }

  static FleetWorker cordoned(String group, String host, int number) {
    return worker(
        group, new Candidate(id(host, number), "cordoned", CapacityPolicy.DEFAULT, 0, 0, 0));
  }

  /** Idle workers, two on each host, all in one group. */
  static List<FleetWorker> idle(int workers) {
    List<FleetWorker> fleet = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      fleet.add(worker("eu", "media-" + (1 + i / 2), 1 + i % 2, 0));
    }
    return fleet;
  }
}
