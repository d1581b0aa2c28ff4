// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import headroom.operations.ErrorCode;
import headroom.operations.operation.AtDeadline;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.plan.MadePlan;
import headroom.operations.room.RoomRequest;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was done, and what was refused, can be read afterwards: by whom, why, with which result. */
final class WrittenActsTest {
  private static final HostId FIRST = new HostId("media-01");
  private static final WorkerId ABROAD = new WorkerId(new HostId("media-02"), 2);
  private static final RoomId DAILY = new RoomId("daily");

  private final World world = new World();

  @BeforeEach
  void aCallOnOneOfTwoHosts() {
    world.host("media-01", 2);
    world.call("daily", 4);
    world.host("media-02", 2);
    world.pass(Duration.ofSeconds(61));
  }

  @Test
  void aDrainHasItsPlanItsCordonItsSettingsItsEndAndItsReverse() {
    OperationId id = apply(drain(), "kernel");
    world.operations().pause(id, "eve");
    world.operations().resume(id, "eve");
    world
        .operations()
        .settle(id, new OperationSettings(2, Duration.ofSeconds(30), null, AtDeadline.WAIT), "eve");
    world.pass(Duration.ofSeconds(20));
    assertThat(of(id))
        .extracting(AuditEntry::act, AuditEntry::who, AuditEntry::why, AuditEntry::result)
        .containsExactly(
            tuple("host.cordon", "ops", "kernel", "DONE"),
            tuple("operation.drain", "ops", "kernel", "DONE"),
            tuple("operation.pause", "eve", "", "DONE"),
            tuple("operation.resume", "eve", "", "DONE"),
            tuple("operation.settings", "eve", "", "DONE"),
            tuple("operation.end", "Headroom", "", "DONE"));
    AuditEntry begun = of(id).get(1);
    assertThat(begun.object().name()).isEqualTo(id.toString());
    assertThat(begun.after()).containsEntry("subject", "media-01").containsEntry("moves", 1L);
    assertThat(String.valueOf(begun.after().get("plan"))).contains("The rest holds this load");
    assertThat(of(id).get(4).before()).containsEntry("maxParallel", 4L);
    assertThat(of(id).get(4).after()).containsEntry("maxParallel", 2L);
    assertThat(of(id).getLast().after()).containsEntry("done", 1L).containsEntry("people", 4L);

    world.cordons().uncordon(FIRST, "done", "ops");
    OperationId back = new OperationId(UUID.randomUUID());
    world.operations().reverse(id, back, "too early", "eve");
    assertThat(of(back))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.act()).isEqualTo("operation.reverse");
              assertThat(entry.why()).isEqualTo("too early");
              assertThat(entry.after()).containsEntry("reverseOf", id.toString());
            });
  }

  @Test
  void whatIsAskedTwiceIsWrittenOnce() {
    MadePlan plan = drain();
    OperationId id = apply(plan, "kernel");
    apply(plan, id, "kernel");
    world.operations().pause(id, "ops");
    world.operations().pause(id, "ops");
    world.cordons().cordon(FIRST, "again", "ops");
    assertThat(all())
        .extracting(AuditEntry::act)
        .containsExactly("host.cordon", "operation.drain", "operation.pause");
  }

  @Test
  void aRefusedActIsWrittenWithItsCode() {
    MadePlan plan = drain();
    world.rooms().close(DAILY, "over", "back-end");
    OperationId id = new OperationId(UUID.randomUUID());
    assertRefused(ErrorCode.PLAN_OUTDATED, () -> apply(plan, id, "kernel"));
    assertThat(of(id))
        .extracting(AuditEntry::act, AuditEntry::why, AuditEntry::result)
        .containsExactly(tuple("operation.drain", "kernel", "PLAN_OUTDATED"));
  }

  @Test
  void anOperationThatIsOverRefusesAndSaysSo() {
    OperationId id = apply(drain(), "");
    assertRefused(
        ErrorCode.OPERATION_RUNNING,
        () -> world.operations().retry(id, new OperationId(UUID.randomUUID()), "", "eve"));
    world.pass(Duration.ofSeconds(20));
    assertRefused(ErrorCode.OPERATION_OVER, () -> world.operations().stop(id, "eve"));
    assertThat(all())
        .filteredOn(entry -> entry.who().equals("eve"))
        .extracting(AuditEntry::act, AuditEntry::result)
        .containsExactly(
            tuple("operation.retry", "OPERATION_RUNNING"),
            tuple("operation.stop", "OPERATION_OVER"));
  }

  @Test
  void slipsAreNotWritten() {
    assertRefused(
        ErrorCode.HOST_UNKNOWN, () -> world.cordons().cordon(new HostId("media-99"), "", "eve"));
    assertRefused(
        ErrorCode.OPERATION_UNKNOWN,
        () -> world.operations().pause(new OperationId(UUID.randomUUID()), "eve"));
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () -> world.cordons().cordon(FIRST, "x".repeat(AuditEntry.MOST_REASON + 1), "eve"));
    assertThat(world.state().hosts().record(FIRST).orElseThrow().cordoned()).isFalse();
    assertThat(all()).isEmpty();
  }

  @Test
  void whatIsChangedOfARoomByHandIsWrittenWithWhatItWasBefore() {
    world.rooms().openPart(DAILY, ABROAD, "eve");
    world.rooms().openPart(DAILY, ABROAD, "eve");
    assertRefused(
        ErrorCode.PART_IS_HOME,
        () -> world.rooms().closePart(DAILY, new WorkerId(FIRST, 1), "eve"));
    world.rooms().closePart(DAILY, ABROAD, "eve");
    assertThat(all())
        .extracting(AuditEntry::act, AuditEntry::result)
        .containsExactly(
            tuple("room.part-open", "DONE"),
            tuple("room.part-close", "PART_IS_HOME"),
            tuple("room.part-close", "DONE"));
    AuditEntry opened = all().getFirst();
    assertThat(opened.object()).isEqualTo(new AuditObject(AuditObject.Kind.ROOM, "daily"));
    assertThat(opened.before().get("parts")).isEqualTo(List.of("media-01/w1"));
    assertThat(opened.after().get("parts")).isEqualTo(List.of("media-01/w1", "media-02/w2"));
    assertThat(opened.after()).containsOnlyKeys("parts", "openedByHand");
  }

  @Test
  void roomsOfOperatorsAreWrittenAndThoseOfBackEndsAreNot() {
    world.rooms().create(new RoomRequest(new RoomId("of-back-end"), 4, "back-end"));
    world.rooms().close(new RoomId("of-back-end"), "over", "back-end");
    assertThat(all()).isEmpty();
    world.rooms().create(new RoomRequest(new RoomId("try"), 4, "eve", true));
    assertThat(all())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.act()).isEqualTo("room.create");
              assertThat(entry.who()).isEqualTo("eve");
              assertThat(entry.object().name()).isEqualTo("try");
            });
  }

  @Test
  void aRoomThatIsClosedAtADeadlineIsWritten() {
    OperationId id = new OperationId(UUID.randomUUID());
    world
        .plans()
        .apply(
            drain().id(),
            id,
            new OperationSettings(
                1, Duration.ofMinutes(30), world.clock().instant(), AtDeadline.CLOSE),
            false,
            "now or never",
            "ops");
    world.pass(Duration.ofSeconds(3));
    assertThat(of(id))
        .filteredOn(entry -> entry.act().equals("room.close"))
        .extracting(AuditEntry::who, AuditEntry::why, entry -> entry.object().name())
        .containsExactly(tuple("ops", "now or never", "daily"));
  }

  private MadePlan drain() {
    return world
        .plans()
        .plan(new PlanRequest.Drain(Set.of(FIRST), Set.of()), PlanRules.DEFAULT, "ops");
  }

  private OperationId apply(MadePlan plan, String reason) {
    return apply(plan, new OperationId(UUID.randomUUID()), reason);
  }

  private OperationId apply(MadePlan plan, OperationId id, String reason) {
    world.plans().apply(plan.id(), id, OperationSettings.DEFAULT, false, reason, "ops");
    return id;
  }

  private List<AuditEntry> all() {
    return oldestFirst(AuditQuery.NEWEST);
  }

  private List<AuditEntry> of(OperationId id) {
    return all().stream().filter(entry -> entry.operation().equals(id.toString())).toList();
  }

  private List<AuditEntry> oldestFirst(AuditQuery query) {
    return world.database().audit().find(query).reversed().stream()
        .map(AuditRecord::entry)
        .toList();
  }
}
