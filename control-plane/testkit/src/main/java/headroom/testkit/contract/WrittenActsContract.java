// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import headroom.operations.fleet.HostRecord;
import headroom.operations.fleet.HostStore;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.operation.OperationStore;
import headroom.operations.operation.RoomMove;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedPart;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every database promises of acts: what is changed and its entry are there, or neither is. */
public abstract class WrittenActsContract {
  protected static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final WorkerId HOME = new WorkerId(new HostId("media-01"), 1);
  private static final WorkerId ABROAD = new WorkerId(new HostId("media-02"), 2);
  private static final HostRecord MEDIA_01 =
      new HostRecord(
          HOME.host(),
          "default",
          1,
          false,
          "0.1.0",
          "3.27.1",
          8,
          4,
          16L << 30,
          "ws://127.0.0.1:4443/",
          "http://127.0.0.1:4443/",
          "media-01:4444",
          NOW);
  private static final WantedRoom DAILY =
      new WantedRoom(
          new RoomId("daily"),
          HOME,
          1,
          4,
          NOW,
          "ops",
          new WantedPlan(1, List.of(), SpeakerLimits.DEFAULT, List.of()));
  private static final Operation DRAIN =
      new Operation(
          new OperationId(UUID.randomUUID()),
          OperationKind.DRAIN,
          "media-01",
          "maintenance",
          "ops",
          NOW,
          null,
          OperationState.RUNNING,
          OperationSettings.DEFAULT,
          null,
          List.of(MoveProgress.waiting(0, 1, new RoomMove(DAILY.id(), HOME, ABROAD), NOW)));

  /** The stores of one database. */
  public record Stores(
      RoomStore rooms, OperationStore operations, HostStore hosts, AuditLog audit) {
    /** All that acts change, and their entries. */
    public List<Object> everything() {
      return List.of(
          rooms.open(), operations.latest(100), hosts.all(), hosts.cordonedWorkers(), acts());
    }

    /** All entries, newest first. */
    public List<AuditEntry> acts() {
      return audit.find(AuditQuery.NEWEST).stream().map(AuditRecord::entry).toList();
    }
  }

  /**
   * A change that has an entry.
   *
   * @param table whose rows it writes
   * @param prepare brings about that it can be made
   * @param make makes it; false when it can't be made now, so that a second time is in vain
   */
  public record Change(
      String name, String table, Consumer<Stores> prepare, BiPredicate<Stores, AuditEntry> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The stores of a database without rows. */
  protected abstract Stores empty();

  /** Every change that has an entry. */
  protected static Stream<Change> changes() {
    return Stream.of(
        new Change(
            "an operation is begun",
            "operation",
            stores -> {},
            (stores, act) -> stores.operations().insert(DRAIN, act)),
        new Change(
            "an operation is paused",
            "operation",
            WrittenActsContract::begin,
            (stores, act) ->
                stores
                    .operations()
                    .turn(DRAIN.id(), OperationState.RUNNING, OperationState.PAUSED, NOW, act)),
        new Change(
            "an operation ends",
            "operation",
            WrittenActsContract::begin,
            (stores, act) ->
                stores
                    .operations()
                    .turn(DRAIN.id(), OperationState.RUNNING, OperationState.DONE, NOW, act)),
        new Change(
            "a room is opened",
            "room",
            stores -> {},
            (stores, act) -> stores.rooms().insert(DAILY, act)),
        new Change(
            "a part of a room is opened",
            "room",
            stores -> stores.rooms().insert(DAILY),
            (stores, act) ->
                stores
                    .rooms()
                    .replan(DAILY.with(DAILY.plan().plus(new WantedPart(ABROAD, true))), act)),
        new Change(
            "a room is closed",
            "room",
            stores -> stores.rooms().insert(DAILY),
            (stores, act) -> stores.rooms().close(DAILY.id(), "over", NOW, act)),
        new Change(
            "a host is cordoned",
            "host",
            stores -> stores.hosts().save(MEDIA_01),
            (stores, act) ->
                changes(stores, () -> stores.hosts().cordon(MEDIA_01.id(), true, act))),
        new Change(
            "a worker is cordoned",
            "worker_cordon",
            stores -> stores.hosts().save(MEDIA_01),
            (stores, act) -> changes(stores, () -> stores.hosts().cordon(HOME, true, act))),
        new Change(
            "a worker is uncordoned",
            "worker_cordon",
            stores -> {
              stores.hosts().save(MEDIA_01);
              stores.hosts().cordon(HOME, true);
            },
            (stores, act) -> changes(stores, () -> stores.hosts().cordon(HOME, false, act))));
  }

  /** A cordon that is there already is fine, and changes nothing. */
  private static boolean changes(Stores stores, BooleanSupplier cordon) {
    List<Object> before = stores.everything();
    return cordon.getAsBoolean() && !stores.everything().equals(before);
  }

  private static void begin(Stores stores) {
    stores.operations().insert(DRAIN, act("ops"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatIsChangedHasItsEntryAndWhatIsNotHasNone(Change change) {
    Stores stores = empty();
    change.prepare().accept(stores);
    List<AuditEntry> before = stores.acts();

    assertThat(change.make().test(stores, act("eve"))).isTrue();
    assertThat(stores.acts()).hasSize(before.size() + 1);
    assertThat(stores.acts().getFirst()).isEqualTo(act("eve"));

    List<Object> changed = stores.everything();
    assertThat(change.make().test(stores, act("eve again"))).isFalse();
    assertThat(stores.everything()).isEqualTo(changed);
  }

  @Test
  void settingsHaveTheirEntryWhileTheOperationRuns() {
    Stores stores = empty();
    begin(stores);
    assertThat(stores.operations().settle(DRAIN.id(), OperationSettings.DEFAULT, act("eve")))
        .isTrue();
    assertThat(stores.acts().getFirst()).isEqualTo(act("eve"));
    stores
        .operations()
        .turn(DRAIN.id(), OperationState.RUNNING, OperationState.DONE, NOW, act("ops"));
    assertThat(stores.operations().settle(DRAIN.id(), OperationSettings.DEFAULT, act("late")))
        .isFalse();
    assertThat(stores.acts()).extracting(AuditEntry::who).containsExactly("ops", "eve", "ops");
  }

  @Test
  void withoutAnActNothingIsWritten() {
    Stores stores = empty();
    stores.rooms().insert(DAILY);
    stores.rooms().replan(DAILY.with(DAILY.plan().plus(new WantedPart(ABROAD, false))));
    stores.rooms().close(DAILY.id(), "over", NOW);
    assertThat(stores.acts()).isEmpty();
  }

  /** An entry by this author. */
  protected static AuditEntry act(String who) {
    return AuditEntry.done(
        NOW,
        who,
        "test.act",
        new AuditObject(AuditObject.Kind.ROOM, "daily"),
        "because",
        Map.of(),
        Map.of("parts", List.of("media-01/w1")));
  }
}
