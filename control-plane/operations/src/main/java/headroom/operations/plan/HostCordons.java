// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.HostStore;
import headroom.planning.HostId;
import headroom.planning.WorkerId;

/** Cordons in the database, and then in memory. */
public final class HostCordons implements Cordons {
  private static final System.Logger LOG = System.getLogger(HostCordons.class.getName());

  private final FleetState state;
  private final HostStore hosts;

  public HostCordons(FleetState state, HostStore hosts) {
    this.state = state;
    this.hosts = hosts;
  }

  @Override
  public void cordon(HostId host, String reason, String requestedBy) {
    set(host, true, reason, requestedBy);
  }

  @Override
  public void uncordon(HostId host, String reason, String requestedBy) {
    set(host, false, reason, requestedBy);
  }

  private void set(HostId host, boolean cordoned, String reason, String requestedBy) {
    if (state.record(host).isEmpty() || !hosts.cordon(host, cordoned)) {
      throw new HeadroomException(ErrorCode.HOST_UNKNOWN, "There is no host " + host + ".");
    }
    state.cordon(host, cordoned);
    log("Host " + host, cordoned, reason, requestedBy);
  }

  @Override
  public void cordon(WorkerId worker, String reason, String requestedBy) {
    set(worker, true, reason, requestedBy);
  }

  @Override
  public void uncordon(WorkerId worker, String reason, String requestedBy) {
    set(worker, false, reason, requestedBy);
  }

  private void set(WorkerId worker, boolean cordoned, String reason, String requestedBy) {
    if (!state.hasPlace(worker) || !hosts.cordon(worker, cordoned)) {
      throw new HeadroomException(ErrorCode.WORKER_UNKNOWN, "There is no worker " + worker + ".");
    }
    state.cordon(worker, cordoned);
    log("Worker " + worker, cordoned, reason, requestedBy);
  }

  private static void log(String what, boolean cordoned, String reason, String requestedBy) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0} is {1} by {2}: {3}",
        what,
        cordoned ? "cordoned" : "uncordoned",
        requestedBy,
        reason);
  }
}
