// SPDX-License-Identifier: Apache-2.0
package headroom.operations.guard;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.RefusedActs;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.Operations;
import headroom.operations.plan.Cordons;
import headroom.operations.plan.MadePlan;
import headroom.operations.plan.Plans;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyChange;
import headroom.operations.policy.PolicyPreview;
import headroom.operations.room.RoomRequest;
import headroom.operations.room.Rooms;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.Target;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.World;
import headroom.testkit.agent.LocalAgent;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator of one host group acts on its hosts and on no others; a fleet of two groups. */
final class GuardedActsTest {
  private static final HostId OURS = new HostId("eu-01");
  private static final HostId THEIRS = new HostId("us-01");
  private static final RoomId OUR_ROOM = new RoomId("our-room");
  private static final RoomId THEIR_ROOM = new RoomId("their-room");

  private final World world = new World();
  private Caller caller = new Caller("ops-eu", Role.OPERATOR, Scope.groups(Set.of("eu")));
  private final Guard guard = new Guard(() -> caller, world.ticker());
  private final Cordons cordons = new GuardedCordons(world.cordons(), guard);
  private final Plans plans = new GuardedPlans(world.plans(), world.operations(), guard);
  private final Operations operations = new GuardedOperations(world.operations(), guard);
  private final Rooms rooms = new GuardedRooms(world.rooms(), guard);
  private final AutomaticMode automatic = new GuardedAutomaticMode(world.automatic(), guard);
  private final Policies policies =
      new Policies(
          new GuardedPolicyStore(world.database().policies(), guard),
          world.ticker(),
          PolicyValues.preset(CapacityPolicy.DEFAULT, SpeakerLimits.DEFAULT),
          tree -> {},
          tree -> new PolicyPreview.Automatic.Off(),
          world.clock(),
          new RefusedActs(world.database().audit(), world.clock()));

  @BeforeEach
  void twoGroups() {
    host("us-01", "us");
    world.call("their-room", 4);
    world.pass(Duration.ofSeconds(1));
    world.cordons().cordon(THEIRS, "", "test");
    host("eu-01", "eu");
    world.call("our-room", 4);
    world.pass(Duration.ofSeconds(1));
    host("eu-02", "eu");
    world.cordons().uncordon(THEIRS, "", "test");
    world.pass(Duration.ofSeconds(61));
    world.picture();
    assertThat(world.rooms().get(OUR_ROOM).worker().host()).isEqualTo(OURS);
    assertThat(world.rooms().get(THEIR_ROOM).worker().host()).isEqualTo(THEIRS);
  }

  private void host(String name, String group) {
    LocalAgent agent = world.newHost(name, 2);
    agent.host().isInGroup(group);
    agent.connect();
  }

  @Test
  void hostsAndWorkersOfTheOwnGroupAreCordoned() {
    cordons.cordon(OURS, "", caller.name());
    cordons.uncordon(OURS, "", caller.name());
    cordons.cordon(new WorkerId(OURS, 1), "", caller.name());
    cordons.uncordon(new WorkerId(OURS, 1), "", caller.name());
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> cordons.cordon(THEIRS, "", caller.name()))
        .isEqualTo(
            "The host us-01 belongs to the group us. ops-eu may act on group eu only. Ask an admin"
                + " for a wider scope.");
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> cordons.uncordon(THEIRS, "", caller.name()));
    WorkerId theirs = new WorkerId(THEIRS, 1);
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> cordons.cordon(theirs, "", caller.name()));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> cordons.uncordon(theirs, "", caller.name()));
    assertRefused(
        ErrorCode.OUTSIDE_SCOPE, () -> cordons.within(someId()).cordon(THEIRS, "", caller.name()));
    assertThat(world.picture().host(THEIRS).orElseThrow().cordoned()).isFalse();
  }

  @Test
  void aHostThatIsNotKnownBelongsToNobodysGroup() {
    HostId unknown = new HostId("xx-99");
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> cordons.cordon(unknown, "", caller.name()));
    caller = new Caller("ops", Role.OPERATOR, Scope.fleet());
    assertRefused(ErrorCode.HOST_UNKNOWN, () -> cordons.cordon(unknown, "", caller.name()));
  }

  @Test
  void aDrainIsAppliedWithinTheScopeOnly() {
    MadePlan theirs = plan(new PlanRequest.Drain(Set.of(THEIRS), Set.of()));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> apply(theirs));
    MadePlan worker = plan(new PlanRequest.Drain(Set.of(), Set.of(new WorkerId(THEIRS, 2))));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> apply(worker));
    MadePlan both = plan(new PlanRequest.Drain(Set.of(OURS, THEIRS), Set.of()));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> apply(both));
    assertThat(world.operations().latest(10)).isEmpty();
    assertThat(world.picture().host(THEIRS).orElseThrow().cordoned()).isFalse();
    assertThat(apply(plan(new PlanRequest.Drain(Set.of(OURS), Set.of()))).requestedBy())
        .isEqualTo("ops-eu");
  }

  @Test
  void aRoomMovesOutOfTheScopeOnlyWhereThePlannerChooses() {
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> apply(move(THEIR_ROOM, new Target.Anywhere())));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> apply(move(OUR_ROOM, new Target.ToHost(THEIRS))));
    assertRefused(
        ErrorCode.OUTSIDE_SCOPE,
        () -> apply(move(OUR_ROOM, new Target.ToWorker(new WorkerId(THEIRS, 1)))));
    apply(move(OUR_ROOM, new Target.Anywhere()));
  }

  @Test
  void operationsOfOthersAreNotSteered() {
    MadePlan theirs =
        world
            .plans()
            .plan(new PlanRequest.Drain(Set.of(THEIRS), Set.of()), PlanRules.DEFAULT, "ops-us");
    OperationId id = someId();
    world.plans().apply(theirs.id(), id, OperationSettings.DEFAULT, false, "", "ops-us");
    String who = caller.name();
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> operations.pause(id, who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> operations.resume(id, who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> operations.stop(id, who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> operations.force(id, "", who));
    assertRefused(
        ErrorCode.OUTSIDE_SCOPE, () -> operations.settle(id, OperationSettings.DEFAULT, who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> operations.reverse(id, someId(), "", who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> operations.retry(id, someId(), "", who));
    assertRefused(
        ErrorCode.OUTSIDE_SCOPE,
        () -> plans.apply(theirs.id(), id, OperationSettings.DEFAULT, false, "", who));
    assertThat(operations.get(id).requestedBy()).isEqualTo("ops-us");
    caller = new Caller("ops-us", Role.OPERATOR, Scope.groups(Set.of("us", "asia")));
    operations.pause(id, caller.name());
    operations.resume(id, caller.name());
  }

  @Test
  void policiesOfTheOwnGroupAreChanged() {
    change("group:eu");
    change("host:eu-01");
    change("worker:eu-01:w1");
    for (String scope : new String[] {"fleet", "group:us", "host:us-01", "worker:us-01:w1"}) {
      assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> change(scope));
    }
    caller = new Caller("v", Role.VIEWER, Scope.fleet());
    assertRefused(ErrorCode.FORBIDDEN, () -> change("fleet"));
    assertThat(world.database().audit().find(AuditQuery.NEWEST))
        .filteredOn(one -> one.entry().act().startsWith("policy."))
        .hasSize(3);
  }

  private void change(String scope) {
    policies.change(
        new PolicyChange(
            PolicyScope.parse(scope),
            PolicyValues.NONE.with(PolicyField.HEADROOM, 0.4),
            0,
            caller.name(),
            ""));
  }

  @Test
  void roomsOfOthersAreLeftAlone() {
    String who = caller.name();
    WorkerId ours = new WorkerId(OURS, 2);
    WorkerId theirs = new WorkerId(THEIRS, 2);
    ParticipantId somebody = new ParticipantId("p");
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> rooms.close(THEIR_ROOM, "ROOM_CLOSED", who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> rooms.openPart(THEIR_ROOM, ours, who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> rooms.openPart(OUR_ROOM, theirs, who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> rooms.closePart(THEIR_ROOM, ours, who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> rooms.pin(THEIR_ROOM, somebody, who));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> rooms.unpin(THEIR_ROOM, somebody, who));
    assertRefused(
        ErrorCode.OUTSIDE_SCOPE, () -> rooms.limit(THEIR_ROOM, SpeakerLimits.DEFAULT, who));
    rooms.openPart(OUR_ROOM, ours, who);
    rooms.closePart(OUR_ROOM, ours, who);
    rooms.close(OUR_ROOM, "ROOM_CLOSED", who);
    rooms.create(new RoomRequest(new RoomId("new"), 2, who));
  }

  @Test
  void automaticModeConcernsTheWholeFleet() {
    assertRefused(
        ErrorCode.OUTSIDE_SCOPE, () -> automatic.change(now -> now.switched(true), "", "x"));
    assertRefused(ErrorCode.OUTSIDE_SCOPE, () -> automatic.resume("", "x"));
    assertThat(automatic.state().settings().on()).isFalse();
    caller = new Caller("ops", Role.OPERATOR, Scope.fleet());
    automatic.change(now -> now.switched(true), "", "ops");
  }

  @Test
  void aRoleWithoutTheRightIsToldWhichHaveIt() {
    caller = new Caller("looks", Role.VIEWER, Scope.fleet());
    assertRefused(ErrorCode.FORBIDDEN, () -> cordons.cordon(OURS, "", "looks"))
        .isEqualTo(
            "The role viewer may not cordon hosts and workers. It takes one of: operator, admin.");
    assertRefused(ErrorCode.FORBIDDEN, () -> plan(new PlanRequest.Drain(Set.of(OURS), Set.of())));
    assertRefused(ErrorCode.FORBIDDEN, () -> rooms.close(OUR_ROOM, "ROOM_CLOSED", "looks"));
    assertRefused(
        ErrorCode.FORBIDDEN, () -> rooms.create(new RoomRequest(new RoomId("x"), 2, "looks")));
    assertRefused(
        ErrorCode.FORBIDDEN,
        () -> rooms.join(OUR_ROOM, new ParticipantId("p"), Duration.ofMinutes(1), false));
    assertRefused(ErrorCode.FORBIDDEN, () -> operations.pause(someId(), "looks"));
  }

  @Test
  void nobodyActsWithoutASignIn() {
    Guard nobody =
        new Guard(
            () -> {
              throw new HeadroomException(ErrorCode.UNAUTHENTICATED, "Sign in first.");
            },
            world.ticker());
    assertRefused(
        ErrorCode.UNAUTHENTICATED,
        () -> new GuardedCordons(world.cordons(), nobody).cordon(OURS, "", "x"));
  }

  private MadePlan move(RoomId room, Target target) {
    return plan(new PlanRequest.MigrateRoom(room, Set.of(), target));
  }

  private MadePlan plan(PlanRequest request) {
    return plans.plan(request, PlanRules.DEFAULT, caller.name());
  }

  private Operation apply(MadePlan plan) {
    return plans.apply(plan.id(), someId(), OperationSettings.DEFAULT, false, "", caller.name());
  }

  private static OperationId someId() {
    return new OperationId(UUID.randomUUID());
  }
}
