// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditObject.Kind;
import headroom.operations.fleet.FleetHosts;
import headroom.operations.fleet.HostStore;
import headroom.operations.operation.OperationId;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.time.Clock;
import java.util.Map;

/** Cordons in the database, and then in memory. */
public final class HostCordons implements Cordons {
  private static final System.Logger LOG = System.getLogger(HostCordons.class.getName());

  private final FleetHosts fleet;
  private final HostStore hosts;
  private final Clock clock;

  /** The operation that these acts belong to; empty when none. */
  private final String operation;

  public HostCordons(FleetHosts fleet, HostStore hosts, Clock clock) {
    this(fleet, hosts, clock, "");
  }

  private HostCordons(FleetHosts fleet, HostStore hosts, Clock clock, String operation) {
    this.fleet = fleet;
    this.hosts = hosts;
    this.clock = clock;
    this.operation = operation;
  }

  @Override
  public Cordons within(OperationId ofOperation) {
    return new HostCordons(fleet, hosts, clock, ofOperation.toString());
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
    AuditEntry act =
        act("host", new AuditObject(Kind.HOST, host.name()), cordoned, reason, requestedBy);
    if (fleet.record(host).isEmpty() || !hosts.cordon(host, cordoned, act)) {
      throw new HeadroomException(ErrorCode.HOST_UNKNOWN, "There is no host " + host + ".");
    }
    fleet.cordon(host, cordoned);
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
    AuditEntry act =
        act(
            "worker",
            new AuditObject(Kind.WORKER, worker.toString()),
            cordoned,
            reason,
            requestedBy);
    if (!fleet.hasPlace(worker) || !hosts.cordon(worker, cordoned, act)) {
      throw new HeadroomException(ErrorCode.WORKER_UNKNOWN, "There is no worker " + worker + ".");
    }
    fleet.cordon(worker, cordoned);
    log("Worker " + worker, cordoned, reason, requestedBy);
  }

  private AuditEntry act(
      String what, AuditObject object, boolean cordoned, String reason, String requestedBy) {
    return Act.of(requestedBy, what + (cordoned ? ".cordon" : ".uncordon"), object, reason)
        .changing(Map.of("cordoned", !cordoned), Map.of("cordoned", cordoned))
        .within(operation)
        .done(clock.instant());
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
