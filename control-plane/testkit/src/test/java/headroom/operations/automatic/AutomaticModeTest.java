// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.plan.MadePlan;
import headroom.operations.policy.PolicyPreview.Automatic;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.Target;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Six rooms of four, 24 consumers each, on one worker of two; then what it carries beside them
 * decides whether it stands above its line, which is at 350.
 */
final class AutomaticModeTest {
  private static final WorkerId HOT = WorkerId.parse("media-01/w1");
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(35);

  private final World world = new World(CapacityPolicy.DEFAULT, Runnable::run);

  @BeforeEach
  void sixRoomsOnOneWorker() {
    world.host("media-01", 1);
    for (int room = 1; room <= 6; room++) {
      world.call("room-" + room, 4);
      world.pass(Duration.ofSeconds(1));
    }
    for (String name : List.of("media-02", "media-03", "media-04", "media-05")) {
      world.host(name, 1);
    }
    world.pass(Duration.ofMinutes(2));
  }

  @Test
  void nothingMovesWhileItIsOff() {
    carriesBeside(240);
    world.pass(Duration.ofMinutes(3));
    assertThat(hot().aboveLine()).isTrue();
    assertThat(world.operations().latest(10)).isEmpty();
    assertThat(log()).isEmpty();
  }

  @Test
  void aWorkerAboveItsLineForLongEnoughIsBroughtWellUnderIt() {
    on();
    carriesBeside(240);
    world.pass(Duration.ofSeconds(20));
    assertThat(world.operations().latest(10)).isEmpty();
    assertThat(codes()).first().isEqualTo(AutomaticCode.NOT_LONG_ENOUGH);

    world.pass(Duration.ofMinutes(1));
    Operation relief = world.operations().latest(10).getFirst();
    assertThat(relief.requestedBy()).isEqualTo("automatic mode");
    assertThat(relief.state()).isEqualTo(OperationState.DONE);
    assertThat(relief.subject()).isEqualTo("media-01/w1");
    assertThat(relief.reason()).contains("media-01/w1 (load 1.10 by consumers)", "3 rooms go");
    assertThat(relief.moves()).hasSize(3);
    assertThat(hot().load()).isLessThanOrEqualTo(0.9);
    AutomaticAct moved = only(AutomaticCode.MOVED);
    assertThat(moved.operation()).isEqualTo(relief.id());
    assertThat(moved.reason()).isEqualTo(relief.reason());
    assertThat(moved.workers()).containsExactly(HOT);
    assertThat(codes()).first().isEqualTo(AutomaticCode.ALL_BELOW);
  }

  @Test
  void aShortPeakMovesNobody() {
    on();
    for (int peak = 0; peak < 5; peak++) {
      carriesBeside(240);
      world.pass(Duration.ofSeconds(25));
      carriesBeside(100);
      world.pass(Duration.ofSeconds(5));
    }
    assertThat(world.operations().latest(10)).isEmpty();
  }

  @Test
  void whoStaysBetweenLineAndMarginCountsAsHotAndIsRelievedAtTheNextStep() {
    on();
    // 400 consumers of rooms that can't move keep it from being relieved at once.
    settings(1, Duration.ZERO, Duration.ZERO);
    carriesBeside(400);
    world.pass(LONG_ENOUGH);
    assertThat(codes()).first().isEqualTo(AutomaticCode.NO_MOVE);
    carriesBeside(200);
    world.pass(Duration.ofSeconds(10));
    assertThat(hot().load()).isBetween(0.9, 1.0);
    settings(60, Duration.ZERO, Duration.ZERO);
    carriesBeside(240);
    world.pass(Duration.ofSeconds(6));
    assertThat(only(AutomaticCode.MOVED).workers()).containsExactly(HOT);
  }

  @Test
  void itRestsAfterAnOperationAndAWorkerRestsLonger() {
    on();
    carriesBeside(240);
    world.pass(Duration.ofMinutes(1));
    only(AutomaticCode.MOVED);
    carriesBeside(300);
    world.pass(Duration.ofMinutes(9));
    only(AutomaticCode.MOVED);
    assertThat(codes()).first().isEqualTo(AutomaticCode.COOL_DOWN);
    world.pass(Duration.ofMinutes(3));
    assertThat(codes()).filteredOn(AutomaticCode.MOVED::equals).hasSize(2);
  }

  @Test
  void theFleetRestsAfterAnOperationEvenWhereNoWorkerHasTo() {
    on();
    settings(60, Duration.ZERO, Duration.ofMinutes(4));
    carriesBeside(240);
    world.pass(Duration.ofMinutes(1));
    only(AutomaticCode.MOVED);
    carriesBeside(300);
    world.pass(Duration.ofMinutes(2));
    only(AutomaticCode.MOVED);
    assertThat(log().getFirst().reason()).contains("automatic mode rests for 240 s");
    world.pass(Duration.ofMinutes(2));
    assertThat(codes()).filteredOn(AutomaticCode.MOVED::equals).hasSize(2);
  }

  @Test
  void whereAnOperatorsOperationRunsNothingIsTouched() {
    on();
    OperationId drain = pausedMove("room-1");
    carriesBeside(240);
    world.pass(Duration.ofMinutes(1));
    assertThat(codes()).first().isEqualTo(AutomaticCode.OPERATORS_OPERATION);
    assertThat(world.operations().latest(10)).hasSize(1);
    world.operations().stop(drain, "ops");
    world.pass(Duration.ofSeconds(10));
    only(AutomaticCode.MOVED);
  }

  @Test
  void anOperatorsOperationEndsItsOwnWhereTheyMeet() {
    on();
    world.agent("media-01").host().refusesCommands("BUSY", "later");
    carriesBeside(240);
    world.pass(LONG_ENOUGH);
    Operation own = world.operations().latest(1).getFirst();
    assertThat(own.state()).isEqualTo(OperationState.RUNNING);
    world.pass(Duration.ofSeconds(5));
    assertThat(codes()).first().isEqualTo(AutomaticCode.OWN_OPERATION);
    OperationId byHand = pausedMove("room-6");
    world.pass(Duration.ofSeconds(5));
    assertThat(only(AutomaticCode.STOPPED_OPERATION).operation()).isEqualTo(own.id());
    assertThat(world.operations().get(own.id()).state())
        .isIn(OperationState.STOPPING, OperationState.STOPPED);
    assertThat(world.operations().get(byHand).state()).isEqualTo(OperationState.PAUSED);
  }

  @Test
  void switchedOffItsOperationBeginsNoFurtherMove() {
    on();
    world.agent("media-01").host().ignoresCommands();
    carriesBeside(240);
    world.pass(LONG_ENOUGH);
    Operation own = world.operations().latest(1).getFirst();
    world.automatic().change(now -> now.switched(false), "calm down", "ops");
    world.pass(Duration.ofSeconds(10));
    assertThat(only(AutomaticCode.STOPPED_OPERATION).operation()).isEqualTo(own.id());
    assertThat(only(AutomaticCode.SWITCHED_OFF).who()).isEqualTo("ops");
  }

  @Test
  void aMassFailureHaltsItUntilSomebodyResumesIt() {
    on();
    world.agent("media-04").goSilent();
    world.agent("media-05").goSilent();
    world.pass(Duration.ofSeconds(20));
    assertThat(only(AutomaticCode.MASS_FAILURE).reason())
        .startsWith(
            "2 of 5 hosts were lost within 60 s (media-04, media-05), which is 25 % or more");
    carriesBeside(240);
    world.pass(Duration.ofMinutes(5));
    assertThat(world.operations().latest(10)).isEmpty();
    assertThat(codes()).first().isEqualTo(AutomaticCode.HALTED);
    assertThat(world.restarted().automatic().state().halt()).isNotNull();

    world.automatic().resume("looked at it", "ops");
    world.pass(Duration.ofSeconds(10));
    only(AutomaticCode.MASS_FAILURE);
    only(AutomaticCode.RESUMED);
    only(AutomaticCode.MOVED);
  }

  @Test
  void whatIsLostWhileItHasHaltedIsKnownToWhoeverResumesIt() {
    on();
    world.agent("media-04").goSilent();
    world.agent("media-05").goSilent();
    world.pass(Duration.ofSeconds(20));
    world.agent("media-03").goSilent();
    world.pass(Duration.ofSeconds(15));
    world.automatic().resume("all three are in one rack", "ops");
    world.pass(Duration.ofMinutes(1));
    only(AutomaticCode.MASS_FAILURE);
  }

  @Test
  void oneProcessThatDiesIsNoMassFailureHoweverSmallTheFleet() {
    on();
    world
        .automatic()
        .change(now -> AutomaticSettings.of(with(now, "massFailureShare", 0.1)), "nervous", "ops");
    world.pass(Duration.ofSeconds(10));
    world.agent("media-04").host().workerDies(1, "signal 11");
    world.pass(Duration.ofSeconds(30));
    assertThat(codes()).doesNotContain(AutomaticCode.MASS_FAILURE);
    world.agent("media-05").goSilent();
    world.pass(Duration.ofSeconds(30));
    only(AutomaticCode.MASS_FAILURE);
  }

  private static Map<String, Object> with(AutomaticSettings settings, String key, Object value) {
    Map<String, Object> values = settings.byKey();
    values.put(key, value);
    return values;
  }

  @Test
  void oneHostOfFiveIsNoMassFailure() {
    on();
    world.agent("media-05").goSilent();
    world.pass(Duration.ofMinutes(2));
    assertThat(codes()).doesNotContain(AutomaticCode.MASS_FAILURE);
    // Half a minute later the next one goes: together they are.
    world.agent("media-04").goSilent();
    world.pass(Duration.ofMinutes(2));
    assertThat(codes()).contains(AutomaticCode.MASS_FAILURE);
  }

  @Test
  void processesThatDieTogetherAreAMassFailureToo() {
    on();
    world.pass(Duration.ofSeconds(10));
    world.agent("media-04").host().workerDies(1, "signal 11");
    world.pass(Duration.ofSeconds(10));
    assertThat(codes()).doesNotContain(AutomaticCode.MASS_FAILURE);
    world.agent("media-05").host().workerDies(1, "signal 11");
    world.pass(Duration.ofSeconds(10));
    assertThat(only(AutomaticCode.MASS_FAILURE).reason())
        .contains("2 of 5 workers", "media-04/w1, media-05/w1");
  }

  @Test
  void cpuAboveItsCeilingIsRelievedInProportion() {
    on();
    carriesBeside(0);
    world.agent("media-01").host().workerBurns(1, 0.84);
    world.pass(Duration.ofSeconds(40));
    AutomaticAct moved = only(AutomaticCode.MOVED);
    // 144 consumers make 1.2 of the ceiling, so 108 are what 0.9 of it allows.
    assertThat(moved.reason()).contains("load 1.20 by CPU", "2 rooms go");
  }

  @Test
  void theSameReasonToDoNothingIsOneRowHoweverOftenItHolds() {
    on();
    world.pass(Duration.ofMinutes(30));
    assertThat(codes()).containsExactly(AutomaticCode.ALL_BELOW, AutomaticCode.SWITCHED_ON);
    assertThat(log().getFirst().times()).isEqualTo(360);
  }

  @Test
  void aPreviewSaysWhatWouldMove() {
    carriesBeside(200);
    world.pass(Duration.ofSeconds(1));
    world.picture();
    assertThat(preview(450)).isEqualTo(new Automatic.Off());
    on();
    assertThat(preview(500)).isEqualTo(new Automatic.Quiet());
    // 344 of 315 usable: 61 have to leave to come to 90 %, which are three rooms.
    assertThat(preview(450)).isEqualTo(new Automatic.Moves(Duration.ofSeconds(30), 1, 3, 12, 0));
    carriesBeside(0);
    world.pass(Duration.ofSeconds(1));
    world.picture();
    // All six rooms may go, but with 21 usable no worker could take one of 24.
    assertThat(preview(30)).isEqualTo(new Automatic.Moves(Duration.ofSeconds(30), 0, 0, 0, 1));
    assertThat(world.operations().latest(10)).isEmpty();
  }

  @Test
  void nonsenseIsRefusedWithTheRange() {
    assertRefused(ErrorCode.INVALID_REQUEST, () -> settings(0, Duration.ZERO, Duration.ZERO));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> world.automatic().acts(0, Long.MAX_VALUE));
    assertRefused(
        ErrorCode.INVALID_REQUEST, () -> world.automatic().resume("x".repeat(501), "ops"));
    assertThat(world.automatic().resume("", "ops").version()).isZero();
    assertThat(world.automatic().change(now -> now, "", "ops").version()).isZero();
  }

  private Automatic preview(double consumersPerWorker) {
    return world
        .policies()
        .preview(
            PolicyScope.fleet(),
            PolicyValues.NONE.with(PolicyField.CONSUMERS_PER_WORKER, consumersPerWorker))
        .automatic();
  }

  /** An operator's operation of one move that waits. */
  private OperationId pausedMove(String room) {
    OperationId id = new OperationId(UUID.randomUUID());
    MadePlan plan =
        world
            .plans()
            .plan(
                new PlanRequest.MigrateRoom(
                    new RoomId(room), Set.of(), new Target.ToHost(new HostId("media-02"))),
                PlanRules.DEFAULT,
                "ops");
    world.plans().apply(plan.id(), id, OperationSettings.DEFAULT, false, "by hand", "ops");
    world.operations().pause(id, "ops");
    return id;
  }

  private void on() {
    world.automatic().change(now -> now.switched(true), "", "ops");
  }

  private void settings(int maxPeople, Duration workerCoolDown, Duration fleetCoolDown) {
    world
        .automatic()
        .change(
            now ->
                new AutomaticSettings(
                    now.on(),
                    now.evaluations(),
                    now.margin(),
                    workerCoolDown,
                    fleetCoolDown,
                    maxPeople,
                    now.maxParallel(),
                    now.massFailureShare(),
                    now.massFailureWithin()),
            "",
            "ops");
  }

  private void carriesBeside(int consumers) {
    world.agent("media-01").host().workerCarries(1, consumers);
  }

  private WorkerPicture hot() {
    return world.picture().worker(HOT).orElseThrow();
  }

  private List<AutomaticAct> log() {
    return world.automatic().acts(1_000, Long.MAX_VALUE);
  }

  private List<AutomaticCode> codes() {
    return log().stream().map(AutomaticAct::code).toList();
  }

  private AutomaticAct only(AutomaticCode code) {
    List<AutomaticAct> of = log().stream().filter(act -> act.code() == code).toList();
    assertThat(of).as("%s in %s", code, codes()).hasSize(1);
    return of.getFirst();
  }
}
