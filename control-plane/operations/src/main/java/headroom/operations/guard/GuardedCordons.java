// SPDX-License-Identifier: Apache-2.0
package headroom.operations.guard;

import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.operation.OperationId;
import headroom.operations.plan.Cordons;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;

/** Cordons of hosts within the caller's scope. */
public final class GuardedCordons implements Cordons {
  private final Cordons cordons;
  private final Guard guard;

  public GuardedCordons(Cordons cordons, Guard guard) {
    this.cordons = cordons;
    this.guard = guard;
  }

  @Override
  public Cordons within(OperationId operation) {
    return new GuardedCordons(cordons.within(operation), guard);
  }

  @Override
  public void cordon(HostId host, String reason, String requestedBy) {
    guard.require(Right.CORDON, List.of(host));
    cordons.cordon(host, reason, requestedBy);
  }

  @Override
  public void uncordon(HostId host, String reason, String requestedBy) {
    guard.require(Right.CORDON, List.of(host));
    cordons.uncordon(host, reason, requestedBy);
  }

  @Override
  public void cordon(WorkerId worker, String reason, String requestedBy) {
    guard.require(Right.CORDON, List.of(worker.host()));
    cordons.cordon(worker, reason, requestedBy);
  }

  @Override
  public void uncordon(WorkerId worker, String reason, String requestedBy) {
    guard.require(Right.CORDON, List.of(worker.host()));
    cordons.uncordon(worker, reason, requestedBy);
  }
}
