// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.RefusedActs;
import headroom.operations.operation.FaultPoint;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationRequest;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.operation.RoomMove;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.PlanWorker;
import headroom.planning.plan.Target;
import headroom.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An act is planned, looked at, and applied; what is applied comes out as it was planned. */
final class PlannedActsTest {
  private static final HostId FIRST = new HostId("media-01");
  private static final HostId SECOND = new HostId("media-02");

  private final World world = new World(CapacityPolicy.DEFAULT, Runnable::run);

  @BeforeEach
  void fourCallsOnOneHost() {
    world.host("media-01", 2);
    for (int room = 1; room <= 4; room++) {
      world.call("room-" + room, 4);
      world.pass(Duration.ofSeconds(1));
    }
    world.host("media-02", 2);
    world.pass(Duration.ofSeconds(61));
  }

  @Test
  void aHostIsDrainedAndStaysCordoned() {
    MadePlan plan = drain(FIRST);
    assertThat(plan.plan().fits()).isTrue();
    assertThat(plan.plan().moves()).hasSize(4);
    assertThat(plan.subject()).isEqualTo("media-01");
    assertThat(world.agent("media-01").host().rooms()).hasSize(4);

    Operation drained = applied(plan);
    assertThat(drained.kind()).isEqualTo(OperationKind.DRAIN);
    assertThat(drained.state()).isEqualTo(OperationState.DONE);
    assertThat(world.agent("media-01").host().rooms()).isEmpty();
    assertThat(world.agent("media-02").host().rooms()).hasSize(4);
    assertThat(world.state().hosts().record(FIRST).orElseThrow().cordoned()).isTrue();
    assertThat(world.restarted().state().hosts().record(FIRST).orElseThrow().cordoned()).isTrue();
    assertThat(world.create("room-5", 4).room().worker().host()).isEqualTo(SECOND);
    world.cordons().uncordon(FIRST, "done", "ops");
    assertThat(world.create("room-6", 4).room().worker().host()).isEqualTo(FIRST);
  }

  @Test
  void aWorkerIsDrainedAndStaysCordoned() {
    WorkerId drained = new WorkerId(FIRST, 1);
    MadePlan plan =
        world
            .plans()
            .plan(new PlanRequest.Drain(Set.of(), Set.of(drained)), PlanRules.DEFAULT, "ops");
    assertThat(plan.subject()).isEqualTo("media-01/w1");
    assertThat(plan.plan().moves()).isNotEmpty();
    assertThat(applied(plan).state()).isEqualTo(OperationState.DONE);

    assertThat(world.picture().worker(drained).orElseThrow().rooms()).isEmpty();
    assertThat(world.picture().worker(drained).orElseThrow().cordoned()).isTrue();
    assertThat(world.picture().worker(new WorkerId(FIRST, 2)).orElseThrow().cordoned()).isFalse();
    assertThat(world.state().hosts().record(FIRST).orElseThrow().cordoned()).isFalse();
    world.agent("media-02").host().workerCarries(1, 300);
    world.agent("media-02").host().workerCarries(2, 300);
    world.agent("media-01").host().workerCarries(2, 300);
    world.pass(Duration.ofSeconds(1));
    // It is the least loaded by far, and takes nothing all the same.
    assertThat(world.create("room-5", 2).room().worker()).isNotEqualTo(drained);
    world.cordons().uncordon(drained, "done", "ops");
    assertThat(world.create("room-6", 2).room().worker()).isEqualTo(drained);
  }

  @Test
  void aCordonOfAWorkerOutlivesTheControlPlaneAndItsHostsCordon() {
    WorkerId worker = new WorkerId(SECOND, 2);
    world.cordons().cordon(worker, "a fan", "ops");
    world.cordons().cordon(SECOND, "kernel", "ops");
    world.cordons().uncordon(SECOND, "done", "ops");
    assertThat(world.picture().worker(worker).orElseThrow().cordoned()).isTrue();
    World later = world.restarted();
    assertThat(later.state().hosts().hasPlace(worker)).isTrue();
    later.adopt(world.agent("media-02").host()).connect();
    assertThat(later.picture().worker(worker).orElseThrow().cordoned()).isTrue();
    assertThat(
            later.state().planningFleet().workers().stream()
                .filter(planned -> planned.id().equals(worker))
                .allMatch(PlanWorker::cordoned))
        .isTrue();
    assertRefused(
        ErrorCode.WORKER_UNKNOWN,
        () -> later.cordons().cordon(new WorkerId(SECOND, 9), "why not", "ops"));
  }

  @Test
  void whatWasPlannedIsWhatComesOut() {
    MadePlan plan =
        world
            .plans()
            .plan(
                new PlanRequest.Rebalance(
                    PlanRequest.UNLIMITED,
                    PlanRequest.UNLIMITED,
                    PlanRequest.Rebalance.Goal.LOWEST_PEAK),
                PlanRules.DEFAULT,
                "ops");
    assertThat(plan.plan().peakAfter()).isLessThan(plan.plan().peakBefore());
    assertThat(applied(plan).state()).isEqualTo(OperationState.DONE);
    world.pass(Duration.ofSeconds(61));
    plan.plan()
        .workers()
        .forEach(
            promised ->
                assertThat(
                        world.picture().workers().stream()
                            .filter(worker -> worker.id().equals(promised.place()))
                            .findFirst()
                            .orElseThrow()
                            .counted())
                    .isEqualTo(Math.toIntExact(promised.after().consumers())));
  }

  @Test
  void aDrainThatDoesNotFitIsRefusedWithTheMissingAmount() {
    world.agent("media-02").host().workerCarries(1, 340);
    world.agent("media-02").host().workerCarries(2, 340);
    world.pass(Duration.ofSeconds(1));
    MadePlan plan = drain(FIRST);
    assertThat(plan.plan().fits()).isFalse();
    assertThat(plan.plan().missing()).isPositive();
    assertRefused(ErrorCode.PLAN_INCOMPLETE, () -> apply(plan, new OperationId(UUID.randomUUID())));
    assertThat(world.state().hosts().record(FIRST).orElseThrow().cordoned()).isFalse();
  }

  @Test
  void aPlanIsOutdatedWhenTheFleetIsAnotherOne() {
    MadePlan plan = drain(FIRST);
    assertThat(world.plans().isCurrent(plan.id())).isTrue();
    world.rooms().close(new RoomId("room-1"), "over", "back-end");
    assertThat(world.plans().isCurrent(plan.id())).isFalse();
    assertRefused(ErrorCode.PLAN_OUTDATED, () -> apply(plan, new OperationId(UUID.randomUUID())));
    assertThat(world.state().hosts().record(FIRST).orElseThrow().cordoned()).isFalse();
  }

  @Test
  void aRoomThatIsJustBeingOpenedIsNotOverlooked() {
    world.cordons().cordon(SECOND, "a fan", "ops");
    world.create("fresh", 2);
    world.cordons().uncordon(SECOND, "done", "ops");
    MadePlan plan = drain(FIRST);
    assertThat(plan.plan().fits()).isFalse();
    assertThat(plan.plan().refused())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.room()).isEqualTo(new RoomId("fresh"));
              assertThat(left.reason()).contains("being opened");
            });
    world.pass(Duration.ofSeconds(1));
    assertThat(drain(FIRST).plan().fits()).isTrue();
  }

  @Test
  void whatComesBeforeTheCordonMakesThePlanOutdated() {
    world.cordons().cordon(FIRST, "a fan", "ops");
    world.create("abroad", 2);
    world.cordons().uncordon(FIRST, "done", "ops");
    world.pass(Duration.ofSeconds(1));
    WorkerId slipped = new WorkerId(FIRST, 1);
    Plans plans = slowly(() -> world.rooms().openPart(new RoomId("abroad"), slipped, "ops"));
    MadePlan plan =
        plans.plan(
            new PlanRequest.Drain(Set.of(FIRST), Set.of(new WorkerId(SECOND, 2))),
            PlanRules.DEFAULT,
            "ops");
    world.cordons().cordon(new WorkerId(SECOND, 2), "a fan", "ops");
    OperationId id = new OperationId(UUID.randomUUID());
    assertRefused(
        ErrorCode.PLAN_OUTDATED,
        () -> plans.apply(plan.id(), id, OperationSettings.DEFAULT, true, "a test", "ops"));
    assertThat(world.operations().find(id)).isEmpty();
    // Its own cordon is taken back, that of before stays.
    assertThat(world.state().hosts().record(FIRST).orElseThrow().cordoned()).isFalse();
    assertThat(world.state().hosts().isCordonedItself(new WorkerId(SECOND, 2))).isTrue();
  }

  /** Plans of the same fleet; something happens just before a host is cordoned. */
  private Plans slowly(Runnable meanwhile) {
    return new PlannedActs(
        world.state(),
        world.operations(),
        new SlowCordons(world.cordons(), meanwhile),
        world.clock(),
        FaultPoint.Watch.NONE,
        new RefusedActs(world.database().audit(), world.clock()));
  }

  private record SlowCordons(Cordons cordons, Runnable meanwhile) implements Cordons {
    @Override
    public Cordons within(OperationId operation) {
      return new SlowCordons(cordons.within(operation), meanwhile);
    }

    @Override
    public void cordon(HostId host, String reason, String requestedBy) {
      meanwhile.run();
      cordons.cordon(host, reason, requestedBy);
    }

    @Override
    public void uncordon(HostId host, String reason, String requestedBy) {
      cordons.uncordon(host, reason, requestedBy);
    }

    @Override
    public void cordon(WorkerId worker, String reason, String requestedBy) {
      cordons.cordon(worker, reason, requestedBy);
    }

    @Override
    public void uncordon(WorkerId worker, String reason, String requestedBy) {
      cordons.uncordon(worker, reason, requestedBy);
    }
  }

  @Test
  void aDrainHasFailedWhenARoomHasComeMeanwhile() {
    world.cordons().cordon(FIRST, "a fan", "ops");
    WorkerId from = world.create("abroad", 2).room().worker();
    world.enter("abroad", "ann");
    world.cordons().uncordon(FIRST, "done", "ops");
    world.pass(Duration.ofSeconds(1));
    OperationId id = new OperationId(UUID.randomUUID());
    world.watch(
        point -> {
          // Its target took rooms when it was looked at; what is on its way arrives.
          if (point == FaultPoint.MOVE_BEGUN && world.operations().find(id).isEmpty()) {
            apply(drain(FIRST), id);
          }
        });
    world
        .operations()
        .begin(
            new OperationRequest(
                new OperationId(UUID.randomUUID()),
                OperationKind.MIGRATE,
                "abroad",
                List.of(
                    new OperationRequest.Step(
                        new RoomMove(new RoomId("abroad"), from, new WorkerId(FIRST, 1)), 1)),
                OperationSettings.DEFAULT,
                "a test",
                "ops",
                null));
    world.pass(Duration.ofSeconds(20));
    Operation drained = world.operations().get(id);
    assertThat(drained.moves())
        .hasSize(4)
        .allSatisfy(move -> assertThat(move.state()).isEqualTo(MoveState.DONE));
    assertThat(drained.state()).isEqualTo(OperationState.FAILED);
    assertThat(world.database().audit().find(AuditQuery.NEWEST))
        .anySatisfy(record -> assertThat(record.entry().after()).containsEntry("come", "abroad"));
    // Drained once more it is empty.
    assertThat(applied(drain(FIRST)).state()).isEqualTo(OperationState.DONE);
    assertThat(world.agent("media-01").host().rooms()).isEmpty();
  }

  @Test
  void aDrainIsNotTakenBackWhileItsHostIsCordoned() {
    Operation drained = applied(drain(FIRST));
    OperationId back = new OperationId(UUID.randomUUID());
    assertRefused(
        ErrorCode.CORDONED, () -> world.operations().reverse(drained.id(), back, "back", "ops"));
    assertThat(world.operations().find(back)).isEmpty();
    world.cordons().uncordon(FIRST, "done", "ops");
    world.cordons().cordon(new WorkerId(FIRST, 1), "a fan", "ops");
    assertRefused(
        ErrorCode.CORDONED, () -> world.operations().reverse(drained.id(), back, "back", "ops"));
    world.cordons().uncordon(new WorkerId(FIRST, 1), "done", "ops");
    world.operations().reverse(drained.id(), back, "back", "ops");
    world.pass(Duration.ofSeconds(20));
    assertThat(world.operations().get(back).state()).isEqualTo(OperationState.DONE);
    assertThat(world.agent("media-01").host().rooms()).hasSize(4);
  }

  @Test
  void anEmptyHostIsDrainedByItsCordon() {
    MadePlan plan = drain(SECOND);
    assertThat(plan.plan().moves()).isEmpty();
    Operation drained = applied(plan);
    assertThat(drained.state()).isEqualTo(OperationState.DONE);
    assertThat(drained.moves()).isEmpty();
    assertThat(world.state().hosts().record(SECOND).orElseThrow().cordoned()).isTrue();
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () ->
            world
                .operations()
                .reverse(drained.id(), new OperationId(UUID.randomUUID()), "back", "ops"));
  }

  @Test
  void aPlanIsOutdatedWhenItsTargetHasFilledUp() {
    MadePlan plan = drain(FIRST);
    world.agent("media-02").host().workerCarries(1, 480);
    world.agent("media-02").host().workerCarries(2, 480);
    world.pass(Duration.ofSeconds(1));
    assertRefused(ErrorCode.PLAN_OUTDATED, () -> apply(plan, new OperationId(UUID.randomUUID())));
  }

  @Test
  void appliedTwiceItIsOneOperation() {
    MadePlan plan = drain(FIRST);
    OperationId id = new OperationId(UUID.randomUUID());
    apply(plan, id);
    world.pass(Duration.ofSeconds(20));
    // By now the plan is outdated; whoever got no answer asks again all the same.
    assertThat(apply(plan, id).state()).isEqualTo(OperationState.DONE);
    assertThat(world.operations().latest(10)).hasSize(1);
  }

  @Test
  void plansAreForgottenAndNonsenseIsRefused() {
    MadePlan plan = drain(FIRST);
    world.pass(Duration.ofMinutes(31));
    assertRefused(ErrorCode.PLAN_UNKNOWN, () -> world.plans().get(plan.id()));
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () ->
            world
                .plans()
                .plan(
                    new PlanRequest.MigrateRoom(
                        new RoomId("nowhere"), Set.of(), new Target.Anywhere()),
                    PlanRules.DEFAULT,
                    "ops"));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> drain(new HostId("media-99")));
    assertRefused(
        ErrorCode.HOST_UNKNOWN,
        () -> world.cordons().cordon(new HostId("media-99"), "why not", "ops"));
  }

  @Test
  void aRoomIsMovedToWhereItIsSent() {
    WorkerId there = new WorkerId(SECOND, 2);
    MadePlan plan =
        world
            .plans()
            .plan(
                new PlanRequest.MigrateRoom(
                    new RoomId("room-2"), Set.of(), new Target.ToWorker(there)),
                PlanRules.DEFAULT,
                "ops");
    applied(plan);
    assertThat(world.state().rooms().wanted(new RoomId("room-2")).orElseThrow().home())
        .isEqualTo(there);
  }

  private MadePlan drain(HostId host) {
    return world
        .plans()
        .plan(new PlanRequest.Drain(Set.of(host), Set.of()), PlanRules.DEFAULT, "ops");
  }

  private Operation apply(MadePlan plan, OperationId id) {
    return world.plans().apply(plan.id(), id, OperationSettings.DEFAULT, false, "a test", "ops");
  }

  private Operation applied(MadePlan plan) {
    OperationId id = new OperationId(UUID.randomUUID());
    apply(plan, id);
    world.pass(Duration.ofSeconds(20));
    return world.operations().get(id);
  }
}
