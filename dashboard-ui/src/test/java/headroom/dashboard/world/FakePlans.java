// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.plan.MadePlan;
import headroom.operations.plan.PlanId;
import headroom.operations.plan.Plans;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Plans as the test tells them: whatever is asked, the answer is the plan that was told last. */
public final class FakePlans implements Plans {
  /** What was to be planned, in order. */
  public final List<PlanRequest> asked = new CopyOnWriteArrayList<>();

  /** What was applied, in order. */
  public final List<String> applied = new CopyOnWriteArrayList<>();

  /** The ids that operations were to have, in order. */
  public final List<OperationId> ids = new CopyOnWriteArrayList<>();

  private final Map<PlanId, MadePlan> made = new ConcurrentHashMap<>();
  private final FakeOperations operations;
  private final InstantSource clock;
  private volatile PlanStory answer = PlanStory.drain();
  private volatile boolean current = true;
  private volatile @Nullable HeadroomException refusal;

  public FakePlans(FakeOperations operations, InstantSource clock) {
    this.operations = operations;
    this.clock = clock;
  }

  /** Plans are this from now on. */
  public void answer(PlanStory story) {
    answer = story;
  }

  /** Keeps this plan, as if it had been asked for. */
  public PlanId keep(PlanStory story) {
    PlanId id = new PlanId(UUID.randomUUID());
    keep(id, story);
    return id;
  }

  /** The same under an id that is known beforehand. */
  public void keep(PlanId id, PlanStory story) {
    made.put(id, new MadePlan(id, "media-01", story.told(null), clock.instant(), "m.keller"));
  }

  /** Whether the fleet is as plans found it. */
  public void current(boolean now) {
    current = now;
  }

  /** Forgets all plans. */
  public void forget() {
    made.clear();
  }

  /** Refuses whatever is asked from now on, but for looking at a plan. */
  public void refuse(ErrorCode code, String message) {
    refusal = new HeadroomException(code, message);
  }

  @Override
  public MadePlan plan(PlanRequest request, PlanRules rules, String requestedBy) {
    asked.add(request);
    requireAllowed();
    MadePlan kept =
        new MadePlan(
            new PlanId(UUID.randomUUID()),
            "media-01",
            answer.told(request),
            clock.instant(),
            requestedBy);
    made.put(kept.id(), kept);
    return kept;
  }

  @Override
  public MadePlan get(PlanId id) {
    MadePlan plan = made.get(id);
    if (plan == null) {
      throw new HeadroomException(ErrorCode.PLAN_UNKNOWN, "There is no plan " + id + ".");
    }
    return plan;
  }

  @Override
  public boolean isCurrent(PlanId id) {
    return current;
  }

  @Override
  public Operation apply(
      PlanId id,
      OperationId as,
      OperationSettings settings,
      boolean partly,
      String reason,
      String requestedBy) {
    ids.add(as);
    requireAllowed();
    applied.add(
        "%s, %s partly, “%s” by %s".formatted(settings, partly ? "" : "not", reason, requestedBy));
    Operation begun = OperationStory.drain(clock.instant()).id(as).settings(settings).told();
    operations.become(begun);
    return begun;
  }

  private void requireAllowed() {
    HeadroomException no = refusal;
    if (no != null) {
      throw no;
    }
  }
}
