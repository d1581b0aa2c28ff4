// SPDX-License-Identifier: Apache-2.0
package headroom.operations.guard;

import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.agent.MeasuredGaps;
import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MeasuredMove;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationRequest;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.Operations;
import headroom.planning.HostId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Operations that take something from hosts within the caller's scope. */
public final class GuardedOperations implements Operations {
  private final Operations operations;
  private final Guard guard;

  public GuardedOperations(Operations operations, Guard guard) {
    this.operations = operations;
    this.guard = guard;
  }

  /** The same id, after its hosts were looked at. */
  private OperationId allowed(OperationId id) {
    guard.require(Right.OPERATE);
    guard.require(Right.OPERATE, Touched.by(operations.get(id)));
    return id;
  }

  @Override
  public Operation begin(OperationRequest request) {
    Set<HostId> hosts = new TreeSet<>();
    request.steps().forEach(step -> hosts.add(step.move().from().host()));
    guard.require(Right.OPERATE, hosts);
    return operations.begin(request);
  }

  @Override
  public Optional<Operation> find(OperationId id) {
    return operations.find(id);
  }

  @Override
  public Operation get(OperationId id) {
    return operations.get(id);
  }

  @Override
  public List<Operation> latest(int most) {
    return operations.latest(most);
  }

  @Override
  public List<MeasuredMove> measured(OperationId id) {
    return operations.measured(id);
  }

  @Override
  public GapSummary gaps(OperationId id) {
    return operations.gaps(id);
  }

  @Override
  public Operation pause(OperationId id, String requestedBy) {
    return operations.pause(allowed(id), requestedBy);
  }

  @Override
  public Operation resume(OperationId id, String requestedBy) {
    return operations.resume(allowed(id), requestedBy);
  }

  @Override
  public Operation stop(OperationId id, String requestedBy) {
    return operations.stop(allowed(id), requestedBy);
  }

  @Override
  public Operation settle(OperationId id, OperationSettings settings, String requestedBy) {
    return operations.settle(allowed(id), settings, requestedBy);
  }

  @Override
  public Operation force(OperationId id, String reason, String requestedBy) {
    return operations.force(allowed(id), reason, requestedBy);
  }

  @Override
  public Operation reverse(OperationId id, OperationId as, String reason, String requestedBy) {
    return operations.reverse(allowed(id), as, reason, requestedBy);
  }

  @Override
  public Operation retry(OperationId id, OperationId as, String reason, String requestedBy) {
    return operations.retry(allowed(id), as, reason, requestedBy);
  }

  /** Agents tell this, not callers. */
  @Override
  public void measured(MeasuredGaps gaps) {
    operations.measured(gaps);
  }
}
