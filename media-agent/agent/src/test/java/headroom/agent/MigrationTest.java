// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Hosts.EVERYBODY;
import static headroom.agent.testing.Stage.counts;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_LEFT;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_LEFT_BEHIND;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_MOVED;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_TOLD;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_UNABLE;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Hosts;
import headroom.agent.testing.TestParticipant;
import headroom.agentprotocol.v1.Participant;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Participants move from a part to another one while they talk, with real workers. */
@Timeout(120)
class MigrationTest {
  private static final String NORTH = "north/w1";
  private static final String NEXT = "north/w2";
  private static final String SOUTH = "south/w1";
  private static final String OPERATION = "op-1";

  /** Longer than any test. */
  private static final int LONG_MS = 300_000;

  private static final int LONG_BARRIER_MS = 60_000;

  @RegisterExtension private final Hosts hosts = new Hosts("north", "south");

  @Test
  void aWholeRoomMovesAndNobodyIsMissedOrSeenTwice() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var names = List.of("ann", "bob", "cleo");
    var old = joinAll(NORTH, names);
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0)));
    accepted(hosts.expect(OPERATION, NORTH, SOUTH, LONG_BARRIER_MS, "ann", "bob", "cleo"));
    accepted(
        hosts.move(NORTH, hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann", "bob", "cleo")));

    // The URL is complete: who opens it comes to the target.
    var told = of(old, "ann").client().notification("migrate");
    assertThat(told.path("operationId").asString()).isEqualTo(OPERATION);
    assertThat(told.path("deadlineMs").asInt()).isBetween(1, LONG_MS);
    assertThat(URI.create(told.path("url").asString()).getQuery()).contains("token=");

    var arrived = new LinkedHashMap<String, TestParticipant>();
    for (var name : List.of("ann", "bob")) {
      of(old, name).client().notification("migrate");
      arrived.put(name, hosts.arrive(SOUTH, name, OPERATION));
    }
    await().until(() -> hosts.part(SOUTH).getParticipantsCount() == 2);
    await()
        .untilAsserted(
            () ->
                assertThat(hosts.part(SOUTH).getParticipantsList())
                    .allMatch(Participant::getArriving));
    // The barrier is closed while cleo is missing, and the source is as it was.
    assertThat(of(arrived, "ann").client().all("newConsumer")).isEmpty();
    assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0));

    arrived.put("cleo", hosts.arrive(SOUTH, "cleo", OPERATION));
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0)));
    assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0));

    for (var name : names) {
      assertThat(of(old, name).client().all("consumerClosed")).isEmpty();
      assertThat(of(old, name).client().all("consumerPaused")).isEmpty();
    }

    for (var name : names) {
      moved(of(old, name));
    }
    for (var name : names) {
      of(old, name).client().notification("migrated");
    }
    await().until(() -> hosts.part(NORTH).getParticipantsCount() == 0);
    await().until(() -> hosts.part(NORTH).getMove().getEnded());
    assertThat(hosts.movers(NORTH).values()).containsOnly(MOVER_STATE_MOVED);
    // Nobody needed a pipe, and nobody was told that anybody had gone or come.
    assertThat(hosts.part(NORTH).getPipesList()).isEmpty();
    assertThat(hosts.part(SOUTH).getPipesList()).isEmpty();
    assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0));
    for (var one : arrived.values()) {
      assertThat(one.client().all("peerClosed")).isEmpty();
      assertThat(one.client().all("newPeer")).isEmpty();
      assertThat(one.client().all("consumerClosed")).isEmpty();
      assertThat(one.client().all("newConsumer")).hasSize(4);
    }
    for (var name : names) {
      assertThat(of(old, name).client().all("peerClosed")).isEmpty();
    }
    assertThat(peers(of(old, "ann").client().all("newPeer"))).containsExactly("bob", "cleo");
  }

  @Test
  void whoStaysReceivesAMoverByBothSeatsBeforeTheOldOneIsGone() {
    hosts.plan(EVERYBODY, NORTH, NEXT, SOUTH);
    var ann = hosts.joinAble(NORTH, "ann");
    var stays = hosts.join(NORTH, "bob");
    var resident = hosts.join(SOUTH, "cleo");
    var third = hosts.join(NEXT, "dan");
    for (var part : List.of(NORTH, NEXT, SOUTH)) {
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          hosts.part(part).getConsumers().getAudioLive()
                              + hosts.part(part).getConsumers().getVideoLive())
                      .isEqualTo(6 * hosts.part(part).getParticipantsCount()));
    }
    accepted(hosts.expect(OPERATION, NORTH, SOUTH, LONG_BARRIER_MS, "ann"));
    accepted(hosts.move(NORTH, hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann")));
    ann.client().notification("migrate");
    var moved = hosts.arrive(SOUTH, "ann", OPERATION);
    // She alone is expected, so she receives everybody at once, also those of other parts.
    await()
        .untilAsserted(
            () ->
                assertThat(hosts.participant(SOUTH, "ann").getConsumers())
                    .isEqualTo(counts(3, 0, 3, 0)));
    assertThat(hosts.participant(NORTH, "ann").getConsumers()).isEqualTo(counts(3, 0, 3, 0));
    for (var other : List.of(stays, resident, third)) {
      assertThat(offers(other, moved.audio())).isEmpty();
    }
    moved(ann);
    for (var other : List.of(stays, resident, third)) {
      for (var stream :
          List.of(Map.entry(ann.audio(), moved.audio()), Map.entry(ann.video(), moved.video()))) {
        var old = offers(other, stream.getKey());
        assertThat(old).hasSize(1);
        await().untilAsserted(() -> assertThat(closedConsumers(other)).contains(old.getFirst()));
        // The new one came before the old one ended, and is there to stay.
        var fresh = offers(other, stream.getValue());
        assertThat(fresh).hasSize(1);
        assertThat(place(other, "newConsumer", "id", fresh.getFirst()))
            .isLessThan(place(other, "consumerClosed", "consumerId", old.getFirst()));
        assertThat(closedConsumers(other)).doesNotContain(fresh.getFirst());
      }
      assertThat(other.client().all("peerClosed")).isEmpty();
      assertThat(peers(other.client().all("newPeer"))).doesNotHaveDuplicates();
    }
    await().until(() -> hosts.part(NORTH).getParticipantsCount() == 1);
    // Everybody receives everybody once again.
    for (var part : List.of(NORTH, NEXT, SOUTH)) {
      await()
          .untilAsserted(
              () ->
                  assertThat(hosts.part(part).getParticipantsList())
                      .allMatch(one -> one.getConsumers().equals(counts(3, 0, 3, 0))));
    }
    assertThat(moved.client().all("consumerClosed")).isEmpty();
  }

  /** Her coming opens the barrier; a client knows nobody whom it was not told of. */
  @Test
  void aListenerIsOfferedNothingBeforeTheAnswerToItsJoin() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    hosts.join(SOUTH, "bob");
    listen(NORTH, hosts.listenerToken(NORTH, "ann"));
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    accepted(hosts.expect(OPERATION, NORTH, SOUTH, LONG_BARRIER_MS, "ann"));
    var arrived = listen(SOUTH, hosts.moveToken(SOUTH, "ann", OPERATION));
    arrived.client().serverRequest("newConsumer", data -> true);
    var heard = arrived.client().heard();
    assertThat(heard)
        .filteredOn(message -> message.path("data").has("peers") || message.has("request"))
        .first()
        .matches(message -> message.path("response").asBoolean());
  }

  private TestParticipant listen(String part, String token) {
    String host = part.substring(0, part.indexOf('/'));
    var listener = hosts.open(new TestParticipant(hosts.agent(host).connect(token)));
    listener.join("ann");
    return listener;
  }

  @Test
  void aReverseWhileTheOldSideIsWarmBringsEverybodyBack() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var names = List.of("ann", "bob");
    var old = joinAll(NORTH, names);
    var moved = moveAll(OPERATION, NORTH, SOUTH, old);
    await().until(() -> hosts.part(NORTH).getMove().getEnded());
    // Nobody has confirmed the first one.
    var back = moveAll("op-2", SOUTH, NORTH, moved);
    await().until(() -> hosts.part(SOUTH).getMove().getEnded());
    assertThat(hosts.movers(SOUTH).values()).containsOnly(MOVER_STATE_MOVED);
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(2, 0, 2, 0)));
    for (var one : back.values()) {
      assertThat(one.client().isClosed()).isFalse();
      assertThat(one.client().all("migrated")).isEmpty();
      assertThat(one.client().all("consumerClosed")).isEmpty();
    }
  }

  /** Goes through a whole move, as clients do; the new connections. */
  private Map<String, TestParticipant> moveAll(
      String operation, String from, String to, Map<String, TestParticipant> old) {
    var names = old.keySet().toArray(String[]::new);
    accepted(hosts.expect(operation, from, to, LONG_BARRIER_MS, names));
    accepted(hosts.move(from, hosts.order(operation, from, to, LONG_MS, names)));
    var fresh = new LinkedHashMap<String, TestParticipant>();
    for (var name : names) {
      of(old, name).client().notification("migrate");
      fresh.put(name, hosts.arrive(to, name, operation));
    }
    for (var name : names) {
      of(old, name).client().request("moved", "{'operationId':'" + operation + "'}");
    }
    for (var name : names) {
      of(old, name).client().notification("migrated");
    }
    await().until(() -> hosts.part(from).getParticipantsCount() == 0);
    return fresh;
  }

  @Test
  void whoArrivesIsToldOfTheOthersOnly() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    hosts.joinAble(NORTH, "ann");
    hosts.join(NORTH, "bob");
    hosts.join(SOUTH, "cleo");
    await().until(() -> hosts.part(NORTH).getPipesCount() == 1);
    accepted(hosts.expect(OPERATION, NORTH, SOUTH, LONG_BARRIER_MS, "ann"));
    accepted(hosts.move(NORTH, hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann")));
    var ann = hosts.arrive(SOUTH, "ann", OPERATION);
    assertThat(peers(ann.peers())).containsExactlyInAnyOrder("bob", "cleo");
  }

  @Test
  void whoDoesNotKnowMigrationStaysInTheCallUntilTheDeadline() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var ann = hosts.joinAble(NORTH, "ann");
    var old = hosts.join(NORTH, "old");
    accepted(hosts.expect(OPERATION, NORTH, SOUTH, LONG_BARRIER_MS, "ann"));
    var order = hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann", "old");
    accepted(hosts.move(NORTH, order));
    ann.client().notification("migrate");
    hosts.arrive(SOUTH, "ann", OPERATION);
    moved(ann);
    ann.client().notification("migrated");
    await().until(() -> hosts.part(NORTH).getParticipantsCount() == 1);
    assertThat(hosts.movers(NORTH))
        .containsEntry("ann", MOVER_STATE_MOVED)
        .containsEntry("old", MOVER_STATE_UNABLE);
    assertThat(hosts.part(NORTH).getMove().getEnded()).isFalse();
    for (var part : List.of(NORTH, SOUTH)) {
      await()
          .untilAsserted(
              () -> assertThat(hosts.part(part).getConsumers()).isEqualTo(counts(1, 0, 1, 0)));
    }
    assertThat(old.client().all("migrate")).isEmpty();
    // The deadline may be brought forward.
    accepted(hosts.move(NORTH, order.setDeadlineMs(1_000)));
    assertThat(old.client().closed()).isEqualTo("4409 STALE_EPOCH");
    await().until(() -> hosts.part(NORTH).getMove().getEnded());
    assertThat(hosts.movers(NORTH)).containsEntry("old", MOVER_STATE_UNABLE);
  }

  @Test
  void whoDoesNotMoveInTimeIsLeftBehind() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var ann = hosts.joinAble(NORTH, "ann");
    accepted(hosts.move(NORTH, hosts.order(OPERATION, NORTH, SOUTH, 1_000, "ann", "nobody")));
    ann.client().notification("migrate");
    assertThat(ann.client().closed()).isEqualTo("4409 STALE_EPOCH");
    await().until(() -> hosts.part(NORTH).getMove().getEnded());
    assertThat(hosts.movers(NORTH))
        .containsEntry("ann", MOVER_STATE_LEFT_BEHIND)
        .containsEntry("nobody", MOVER_STATE_LEFT);
  }

  @Test
  void theBarrierOpensWhenItsTimeIsOverAndLateOnesReceiveAtOnce() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var old = joinAll(NORTH, List.of("ann", "bob"));
    accepted(hosts.expect(OPERATION, NORTH, SOUTH, 500, "ann", "bob"));
    accepted(hosts.move(NORTH, hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann", "bob")));
    of(old, "ann").client().notification("migrate");
    var ann = hosts.arrive(SOUTH, "ann", OPERATION);
    // Bob is heard through a pipe until he comes.
    await()
        .untilAsserted(
            () ->
                assertThat(hosts.participant(SOUTH, "ann").getConsumers())
                    .isEqualTo(counts(1, 0, 1, 0)));
    var bob = hosts.arrive(SOUTH, "bob", OPERATION);
    assertThat(bob.client().serverRequest("newConsumer", data -> true).path("producerId"))
        .isNotNull();
    await().until(() -> !offers(ann, bob.audio()).isEmpty());
    assertThat(ann.client().all("consumerClosed")).isEmpty();
    moved(of(old, "ann"));
    moved(of(old, "bob"));
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(2, 0, 2, 0)));
    assertThat(ann.client().all("peerClosed")).isEmpty();
  }

  @Test
  void theBarrierOpensInTimeThoughTheFirstWhoCameWasNotExpected() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var old = joinAll(NORTH, List.of("ann", "bob", "cleo"));
    accepted(hosts.expect(OPERATION, NORTH, SOUTH, 500, "ann", "bob"));
    accepted(hosts.move(NORTH, hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann", "cleo")));
    of(old, "cleo").client().notification("migrate");
    hosts.arrive(SOUTH, "cleo", OPERATION);
    hosts.arrive(SOUTH, "ann", OPERATION);
    await().until(() -> !hosts.participant(SOUTH, "ann").getArriving());
  }

  @Test
  void clientsAreToldWaveByWave() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var names = List.of("ann", "bob", "cleo");
    var old = joinAll(NORTH, names);
    var order = hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann", "bob", "cleo");
    accepted(hosts.move(NORTH, order.setPerWave(1).setWaveIntervalMs(60_000)));
    of(old, "ann").client().notification("migrate");
    await()
        .untilAsserted(
            () -> assertThat(hosts.movers(NORTH)).containsEntry("ann", MOVER_STATE_TOLD));
    assertThat(hosts.movers(NORTH))
        .containsEntry("bob", MOVER_STATE_WAITING)
        .containsEntry("cleo", MOVER_STATE_WAITING);
    assertThat(of(old, "bob").client().all("migrate")).isEmpty();
  }

  private static List<String> offers(TestParticipant receiver, String producer) {
    return receiver.client().all("newConsumer").stream()
        .filter(data -> data.path("producerId").asString().equals(producer))
        .map(data -> data.path("id").asString())
        .distinct()
        .toList();
  }

  private static List<String> closedConsumers(TestParticipant receiver) {
    return receiver.client().all("consumerClosed").stream()
        .map(data -> data.path("consumerId").asString())
        .toList();
  }

  /** The place of a message among all that a client has heard. */
  private static int place(TestParticipant receiver, String method, String field, String value) {
    var heard = receiver.client().heard();
    for (int i = 0; i < heard.size(); i++) {
      if (heard.get(i).path("method").asString().equals(method)
          && heard.get(i).path("data").path(field).asString().equals(value)) {
        return i;
      }
    }
    throw new AssertionError("no " + method + " of " + value);
  }

  private Map<String, TestParticipant> joinAll(String part, List<String> names) {
    var all = new LinkedHashMap<String, TestParticipant>();
    names.forEach(name -> all.put(name, hosts.joinAble(part, name)));
    return all;
  }

  private static TestParticipant of(Map<String, TestParticipant> all, String name) {
    return Objects.requireNonNull(all.get(name));
  }

  private static void moved(TestParticipant participant) {
    participant.client().request("moved", "{'operationId':'" + OPERATION + "'}");
  }

  private static List<String> peers(List<JsonNode> notifications) {
    return notifications.stream().map(data -> data.path("id").asString()).toList();
  }

  private static void accepted(headroom.agentprotocol.v1.CommandResult result) {
    assertThat(result.getOk()).as(result.toString()).isTrue();
  }
}
