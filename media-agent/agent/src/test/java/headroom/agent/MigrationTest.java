// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Hosts.EVERYBODY;
import static headroom.agent.testing.Stage.counts;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_MOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Hosts;
import headroom.agent.testing.TestParticipant;
import headroom.agentprotocol.v1.Move;
import headroom.agentprotocol.v1.MoverState;
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
    await().until(() -> move(NORTH).getEnded());
    assertThat(states(NORTH).values()).containsOnly(MOVER_STATE_MOVED);
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

  private Move move(String part) {
    return hosts.part(part).getMove();
  }

  private Map<String, MoverState> states(String part) {
    var states = new LinkedHashMap<String, MoverState>();
    move(part)
        .getMoversList()
        .forEach(mover -> states.put(mover.getParticipantId(), mover.getState()));
    return states;
  }

  private static List<String> peers(List<JsonNode> notifications) {
    return notifications.stream().map(data -> data.path("id").asString()).toList();
  }

  private static void accepted(headroom.agentprotocol.v1.CommandResult result) {
    assertThat(result.getOk()).as(result.toString()).isTrue();
  }
}
