// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Hosts.EVERYBODY;
import static headroom.agent.testing.Stage.counts;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_LEFT;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_MOVED;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_STAYED;
import static headroom.agentprotocol.v1.MoverState.MOVER_STATE_TOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Hosts;
import headroom.agent.testing.TestParticipant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a move when something dies or is called off in its midst. */
@Timeout(120)
class MigrationFailureTest {
  private static final String NORTH = "north/w1";
  private static final String SOUTH = "south/w1";
  private static final String OPERATION = "op-1";
  private static final int LONG_MS = 300_000;
  private static final int LONG_BARRIER_MS = 60_000;

  @RegisterExtension private final Hosts hosts = new Hosts("north", "south");

  @Test
  void anAbandonedMoveLeavesEverybodyWhereTheyAre() {
    var people = begin();
    var ann = hosts.arrive(SOUTH, "ann", OPERATION);
    moved(people.ann());
    // Told already, bob may still come; cleo was never told.
    hosts.abandon(SOUTH, OPERATION);
    accepted(hosts.abandon(NORTH, OPERATION));
    await()
        .untilAsserted(
            () ->
                assertThat(hosts.movers(NORTH))
                    .containsEntry("ann", MOVER_STATE_MOVED)
                    .containsEntry("bob", MOVER_STATE_TOLD)
                    .containsEntry("cleo", MOVER_STATE_STAYED));
    await()
        .untilAsserted(
            () ->
                assertThat(hosts.participant(SOUTH, "ann").getConsumers())
                    .isEqualTo(counts(2, 0, 2, 0)));
    hosts.arrive(SOUTH, "bob", OPERATION);
    moved(people.bob());
    people.ann().client().notification("migrated");
    people.bob().client().notification("migrated");
    await().until(() -> hosts.part(NORTH).getMove().getEnded());
    assertThat(people.cleo().client().isClosed()).isFalse();
    assertThat(people.cleo().client().all("migrate")).isEmpty();
    assertThat(ann.client().all("peerClosed")).isEmpty();
    everybodyReceivesEverybody();
    // The outcome is known; it may be forgotten.
    accepted(hosts.abandon(NORTH, OPERATION));
    await().until(() -> !hosts.part(NORTH).hasMove());
  }

  @Test
  void whoTriesTheTargetInVainStaysAsBefore() {
    var people = begin();
    var attempt = hosts.arrive(SOUTH, "ann", OPERATION);
    await().until(() -> hosts.part(SOUTH).getParticipantsCount() == 1);
    attempt.close();
    await().until(() -> hosts.part(SOUTH).getParticipantsCount() == 0);
    assertThat(people.ann().client().isClosed()).isFalse();
    assertThat(people.bob().client().all("peerClosed")).isEmpty();
    assertThat(people.bob().client().all("consumerClosed")).isEmpty();
    assertThat(hosts.movers(NORTH)).containsEntry("ann", MOVER_STATE_TOLD);
    // And may try again.
    hosts.arrive(SOUTH, "ann", OPERATION);
    moved(people.ann());
    assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0));
  }

  @Test
  void whoLeavesHoldsNobodyUp() {
    var people = begin();
    hosts.arrive(SOUTH, "ann", OPERATION);
    people.bob().close();
    await()
        .untilAsserted(
            () -> assertThat(hosts.movers(NORTH)).containsEntry("bob", MOVER_STATE_LEFT));
    people.cleo().close();
    // Nobody else can come: ann receives, though nobody is there to be received.
    await().until(() -> !hosts.participant(SOUTH, "ann").getArriving());
    moved(people.ann());
    people.ann().client().notification("migrated");
  }

  @Test
  void whoLosesTheOldConnectionGoesOnWithTheNewOneAlone() {
    var people = begin();
    hosts.arrive(SOUTH, "ann", OPERATION);
    await().until(() -> hosts.participant(SOUTH, "ann").getProducersCount() == 2);
    people.ann().client().breakOff();
    await()
        .untilAsserted(
            () -> assertThat(hosts.movers(NORTH)).containsEntry("ann", MOVER_STATE_MOVED));
  }

  @Test
  void whoComesBackIsToldAgain() {
    var people = begin();
    people.ann().client().breakOff();
    await().until(() -> !hosts.participant(NORTH, "ann").getConnected());
    var back = hosts.open(hosts.agent("north").resume(hosts.token(NORTH, "ann")));
    assertThat(back.notification("migrate").path("operationId").asString()).isEqualTo(OPERATION);
  }

  @Test
  void aRestartedSourceKnowsWhoHasMovedAndWhoCan() {
    begin();
    hosts.arrive(SOUTH, "ann", OPERATION);
    await().until(() -> hosts.participant(SOUTH, "ann").getProducersCount() == 2);
    hosts.agent("north").restart();
    await().until(() -> hosts.controlPlane("north").isInformed());
    // Her later seat counts; the others are where they were, and can be told anew.
    await().until(() -> hosts.part(NORTH).getParticipantsCount() == 2);
    assertThat(hosts.part(NORTH).hasMove()).isFalse();
    assertThat(hosts.participant(NORTH, "bob").getMigrates()).isTrue();
    var back = hosts.open(hosts.agent("north").resume(hosts.token(NORTH, "bob")));
    accepted(
        hosts.move(NORTH, hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann", "bob", "cleo")));
    back.notification("migrate");
    await()
        .untilAsserted(
            () -> assertThat(hosts.movers(NORTH)).containsEntry("ann", MOVER_STATE_MOVED));
  }

  @Test
  void aRestartedTargetLetsWhoHasComeReceive() {
    var people = begin();
    hosts.arrive(SOUTH, "ann", OPERATION);
    await().until(() -> hosts.participant(SOUTH, "ann").getProducersCount() == 2);
    hosts.agent("south").restart();
    await().until(() -> hosts.controlPlane("south").isInformed());
    var back = hosts.open(hosts.agent("south").resume(hosts.moveToken(SOUTH, "ann", OPERATION)));
    back.notification("resumed");
    assertThat(hosts.participant(SOUTH, "ann").getArriving()).isFalse();
    back.serverRequest("newConsumer", data -> data.path("peerId").asString().equals("bob"));
    // Where she has her other seat nothing has ended.
    assertThat(people.bob().client().all("peerClosed")).isEmpty();
    assertThat(hosts.participant(NORTH, "ann").getProducersCount()).isEqualTo(2);
    moved(people.ann());
  }

  @Test
  void whenTheTargetsWorkerDiesEverybodyStaysWhereTheyAre() {
    var people = begin();
    var arrived = hosts.arrive(SOUTH, "ann", OPERATION);
    await().until(() -> hosts.participant(SOUTH, "ann").getProducersCount() == 2);
    kill("south");
    arrived.client().notification("rejoin");
    await().until(() -> hosts.part(SOUTH).getParticipantsCount() == 0);
    assertThat(people.ann().client().isClosed()).isFalse();
    assertThat(people.bob().client().all("peerClosed")).isEmpty();
    assertThat(people.bob().client().all("consumerClosed")).isEmpty();
    assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0));
    assertThat(hosts.movers(NORTH)).containsEntry("ann", MOVER_STATE_TOLD);
  }

  @Test
  void whoHasNotMovedStaysAtTheDeadlineWhenTheTargetIsNotReached() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var ann = hosts.joinAble(NORTH, "ann");
    var old = hosts.join(NORTH, "old");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(2, 0, 2, 0)));
    var order = hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann", "old");
    accepted(hosts.move(NORTH, order));
    ann.client().notification("migrate");
    hosts.agent("south").stop();
    // Its silence is noticed with the next word to it.
    var late = hosts.joinAble(NORTH, "late");
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0)));
    accepted(hosts.move(NORTH, order.setDeadlineMs(1_000)));
    await().until(() -> hosts.part(NORTH).getMove().getEnded());
    assertThat(hosts.movers(NORTH))
        .containsEntry("ann", MOVER_STATE_STAYED)
        .containsEntry("old", MOVER_STATE_STAYED);
    for (var one : List.of(ann, old, late)) {
      assertThat(one.client().isClosed()).isFalse();
    }
    assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0));
    // Told again when the target is there, she may move after all.
    hosts.agent("south").startAgain();
    await().until(() -> hosts.controlPlane("south").isInformed());
    accepted(hosts.move(NORTH, order.setDeadlineMs(LONG_MS)));
    await()
        .untilAsserted(
            () -> assertThat(hosts.movers(NORTH)).containsEntry("ann", MOVER_STATE_TOLD));
  }

  @Test
  void whenTheSourcesWorkerDiesWhoHasComeReceives() {
    var people = begin();
    hosts.arrive(SOUTH, "ann", OPERATION);
    hosts.arrive(SOUTH, "bob", OPERATION);
    await().until(() -> hosts.participant(SOUTH, "bob").getProducersCount() == 2);
    assertThat(hosts.participant(SOUTH, "ann").getArriving()).isTrue();
    kill("north");
    people.cleo().client().notification("rejoin");
    // Cleo has no seat there any more, so nobody waits for her.
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(2, 0, 2, 0)));
    await().until(() -> hosts.part(NORTH).getMove().getEnded());
    assertThat(hosts.movers(NORTH))
        .containsEntry("ann", MOVER_STATE_MOVED)
        .containsEntry("bob", MOVER_STATE_MOVED)
        .containsEntry("cleo", MOVER_STATE_LEFT);
  }

  /** Three people, of whom the first two are told to move. */
  private People begin() {
    hosts.plan(EVERYBODY, NORTH, SOUTH);
    var people =
        new People(
            hosts.joinAble(NORTH, "ann"),
            hosts.joinAble(NORTH, "bob"),
            hosts.joinAble(NORTH, "cleo"));
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(6, 0, 6, 0)));
    accepted(hosts.expect(OPERATION, NORTH, SOUTH, LONG_BARRIER_MS, "ann", "bob", "cleo"));
    var order = hosts.order(OPERATION, NORTH, SOUTH, LONG_MS, "ann", "bob", "cleo");
    accepted(hosts.move(NORTH, order.setPerWave(2).setWaveIntervalMs(60_000)));
    people.ann().client().notification("migrate");
    people.bob().client().notification("migrate");
    return people;
  }

  private record People(TestParticipant ann, TestParticipant bob, TestParticipant cleo) {}

  private void everybodyReceivesEverybody() {
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(NORTH).getConsumers()).isEqualTo(counts(2, 0, 2, 0)));
    await()
        .untilAsserted(
            () -> assertThat(hosts.part(SOUTH).getConsumers()).isEqualTo(counts(4, 0, 4, 0)));
  }

  private void kill(String host) {
    ProcessHandle.of(hosts.controlPlane(host).worker(1).getPid()).orElseThrow().destroyForcibly();
  }

  private static void moved(TestParticipant participant) {
    participant.client().request("moved", "{'operationId':'" + OPERATION + "'}");
  }

  private static void accepted(headroom.agentprotocol.v1.CommandResult result) {
    assertThat(result.getOk()).as(result.toString()).isTrue();
  }
}
