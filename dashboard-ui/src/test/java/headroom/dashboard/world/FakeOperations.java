// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.MeasuredGaps;
import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MeasuredMove;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationRequest;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.operation.Operations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Operations as the test tells them; nothing moves. */
public final class FakeOperations implements Operations {
  /** What was asked, in order. */
  public final List<String> acts = new CopyOnWriteArrayList<>();

  private final Map<OperationId, Operation> known = new ConcurrentHashMap<>();
  private volatile GapSummary gaps = GapSummary.NONE;
  private volatile @Nullable HeadroomException refusal;
  private volatile boolean broken;

  /** This is how it is from now on. */
  public void become(Operation operation) {
    known.put(operation.id(), operation);
  }

  /** What receivers measured, of each operation. */
  public void measured(GapSummary summary) {
    gaps = summary;
  }

  /** Refuses each act from now on. */
  public void refuse(ErrorCode code, String message) {
    refusal = new HeadroomException(code, message);
  }

  /** Nothing can be read from now on. */
  public void breakDown(boolean now) {
    broken = now;
  }

  @Override
  public Operation begin(OperationRequest request) {
    throw new UnsupportedOperationException("The dashboard applies plans.");
  }

  @Override
  public Optional<Operation> find(OperationId id) {
    return Optional.ofNullable(known.get(id));
  }

  @Override
  public List<MeasuredMove> measured(OperationId id) {
    return List.of();
  }

  @Override
  public Operation get(OperationId id) {
    requireDatabase();
    Operation operation = known.get(id);
    if (operation == null) {
      throw new HeadroomException(ErrorCode.OPERATION_UNKNOWN, "There is no operation " + id + ".");
    }
    return operation;
  }

  @Override
  public List<Operation> latest(int most) {
    requireDatabase();
    return known.values().stream().limit(most).toList();
  }

  @Override
  public GapSummary gaps(OperationId id) {
    return gaps;
  }

  @Override
  public Operation pause(OperationId id, String requestedBy) {
    return turn(id, OperationState.PAUSED, requestedBy);
  }

  @Override
  public Operation resume(OperationId id, String requestedBy) {
    return turn(id, OperationState.RUNNING, requestedBy);
  }

  @Override
  public Operation stop(OperationId id, String requestedBy) {
    return turn(id, OperationState.STOPPING, requestedBy);
  }

  @Override
  public Operation settle(OperationId id, OperationSettings settings, String requestedBy) {
    act(settings.maxParallel() + " at a time by " + requestedBy);
    Operation settled = OperationStory.from(get(id)).settings(settings).told();
    become(settled);
    return settled;
  }

  @Override
  public Operation force(OperationId id, String reason, String requestedBy) {
    act("force by " + requestedBy + ": " + reason);
    Operation before = get(id);
    Operation forced =
        OperationStory.from(before).settings(before.settings().forcedAt(Instant.EPOCH)).told();
    become(forced);
    return forced;
  }

  @Override
  public Operation reverse(OperationId id, OperationId as, String reason, String requestedBy) {
    act("reverse by " + requestedBy + ": " + reason);
    return again(id, as);
  }

  @Override
  public Operation retry(OperationId id, OperationId as, String reason, String requestedBy) {
    act("retry by " + requestedBy + ": " + reason);
    return again(id, as);
  }

  @Override
  public void measured(MeasuredGaps measured) {
    throw new UnsupportedOperationException("Agents tell what was measured.");
  }

  private Operation turn(OperationId id, OperationState to, String requestedBy) {
    act(to + " by " + requestedBy);
    Operation turned = OperationStory.from(get(id)).state(to).told();
    become(turned);
    return turned;
  }

  private Operation again(OperationId id, OperationId as) {
    Operation begun = OperationStory.from(get(id)).id(as).reverses(id).running().told();
    become(begun);
    return begun;
  }

  private void act(String act) {
    HeadroomException no = refusal;
    if (no != null) {
      throw no;
    }
    acts.add(act);
  }

  private void requireDatabase() {
    if (broken) {
      throw new HeadroomException(ErrorCode.DATABASE_UNAVAILABLE, "The database is away.");
    }
  }
}
