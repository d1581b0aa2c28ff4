// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.fleet.FleetHosts;
import headroom.operations.fleet.HostRecord;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;

/** The cordons that a drain makes, taken back when it does not begin. */
final class DrainCordons {
  private static final System.Logger LOG = System.getLogger(DrainCordons.class.getName());

  private final FleetHosts hosts;
  private final Cordons cordons;
  private final Deque<Cordoned> made = new ArrayDeque<>();

  /**
   * @param cordons within the drain's operation
   */
  DrainCordons(FleetHosts hosts, Cordons cordons) {
    this.hosts = hosts;
    this.cordons = cordons;
  }

  /** Takes back one cordon. */
  @FunctionalInterface
  private interface Cordoned {
    void undo(String reason, String requestedBy);
  }

  /** Cordons what is not yet, hosts first. */
  void cordon(PlanRequest.Drain drain, String reason, String requestedBy) {
    for (HostId host : new TreeSet<>(drain.hosts())) {
      if (!hosts.record(host).map(HostRecord::cordoned).orElse(false)) {
        cordons.cordon(host, reason, requestedBy);
        made.push((why, who) -> cordons.uncordon(host, why, who));
      }
    }
    for (WorkerId worker : new TreeSet<>(drain.workers())) {
      if (!hosts.isCordonedItself(worker)) {
        cordons.cordon(worker, reason, requestedBy);
        made.push((why, who) -> cordons.uncordon(worker, why, who));
      }
    }
  }

  /**
   * Takes back what {@link #cordon} made. Without a database nothing is: the operation may be
   * stored all the same, and whoever asks again goes on from here.
   */
  void undo(HeadroomException refusal, String requestedBy) {
    if (refusal.code() == ErrorCode.DATABASE_UNAVAILABLE) {
      return;
    }
    while (!made.isEmpty()) {
      try {
        made.pop().undo("The drain was refused: " + refusal.code(), requestedBy);
      } catch (HeadroomException e) {
        LOG.log(System.Logger.Level.WARNING, "A cordon of a refused drain stays", e);
        refusal.addSuppressed(e);
      }
    }
  }
}
