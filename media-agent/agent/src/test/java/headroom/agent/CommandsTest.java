// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Stage;
import headroom.agent.testing.TestClient;
import headroom.agent.testing.TestParticipant;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.Participant;
import headroom.agentprotocol.v1.RemoveParticipant;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class CommandsTest {
  @RegisterExtension private final Stage stage = new Stage("--workers=2");

  @Test
  void aRepeatedCommandGetsTheStoredResultAndHasNoSecondEffect() {
    var close = stage.controlPlane().close(Stage.ROOM, 1);
    assertThat(stage.controlPlane().send(close).getOk()).isTrue();
    stage.controlPlane().openRoom(Stage.ROOM, 2, 1);
    assertThat(stage.controlPlane().send(close).getOk()).isTrue();
    await().until(() -> stage.controlPlane().room(Stage.ROOM).getEpoch() == 2);
  }

  @Test
  void resultsOutliveTheAgent() {
    var open = stage.controlPlane().open("other", 3, 9);
    assertRefused(stage.controlPlane().send(open), "WORKER_UNAVAILABLE");
    stage.agent().restart();
    await().until(() -> stage.controlPlane().hellos().size() == 2);
    await().until(stage.controlPlane()::isInformed);
    // Even under the new incarnation: it is the same command.
    assertRefused(stage.controlPlane().send(open), "WORKER_UNAVAILABLE");
  }

  @Test
  void anOvertakenEpochIsRefusedByEveryCommand() {
    stage.controlPlane().openRoom(Stage.ROOM, 5, 1);
    assertRefused(
        stage.controlPlane().send(stage.controlPlane().open(Stage.ROOM, 4, 1)), "STALE_EPOCH");
    assertRefused(
        stage.controlPlane().send(stage.controlPlane().close(Stage.ROOM, 4)), "STALE_EPOCH");
    assertRefused(remove(Stage.ROOM, 4, "ann"), "STALE_EPOCH");
    assertThat(stage.controlPlane().send(stage.controlPlane().close(Stage.ROOM, 5)).getOk())
        .isTrue();
    // The epoch outlives the room.
    assertRefused(
        stage.controlPlane().send(stage.controlPlane().open(Stage.ROOM, 4, 1)), "STALE_EPOCH");
  }

  @Test
  void aCommandForAnEarlierLifeOfTheHostIsRefused() {
    var command = stage.controlPlane().open("other", 1, 1).setHostIncarnation(77);
    assertRefused(stage.controlPlane().send(command), "STALE_INCARNATION");
  }

  @Test
  void openingAnOpenRoomAgainIsNoError() {
    var ann = stage.join("ann");
    stage.controlPlane().openRoom(Stage.ROOM, 1, 1);
    assertThat(ann.client().all("rejoin")).isEmpty();
    assertRefused(
        stage.controlPlane().send(stage.controlPlane().open(Stage.ROOM, 1, 2)), "INVALID_COMMAND");
  }

  @Test
  void aHigherEpochMovesTheRoomToTheOtherWorker() {
    await().until(() -> stage.controlPlane().worker(2).getPid() > 0);
    var ann = stage.join("ann");
    stage.controlPlane().openRoom(Stage.ROOM, 2, 2);
    assertThat(ann.client().notification("rejoin").path("reason").asString())
        .isEqualTo("TRANSPORT_CLOSED");
    ann.join("Ann");
    ann.produce();
    await().until(() -> stage.controlPlane().room(Stage.ROOM).getWorkerNumber() == 2);
  }

  @Test
  void aClosedRoomTellsItsParticipantsAndIsGone() {
    var ann = stage.join("ann");
    stage.controlPlane().send(stage.controlPlane().close(Stage.ROOM, 1));
    assertThat(ann.client().notification("refused").path("message").asString())
        .isEqualTo("test is over");
    assertThat(ann.client().closed()).isEqualTo("4410 ROOM_CLOSED");
    await().until(() -> stage.controlPlane().rooms().isEmpty());
    assertRefused(
        stage.controlPlane().send(stage.controlPlane().close(Stage.ROOM, 1)), "ROOM_UNKNOWN");
  }

  @Test
  void aRemovedParticipantIsToldAndTheOthersToo() {
    var ann = stage.join("ann");
    var bob = stage.join("bob");
    assertThat(remove(Stage.ROOM, 1, "ann").getOk()).isTrue();
    assertThat(ann.client().closed()).isEqualTo("4403 REMOVED");
    assertThat(bob.client().notification("peerClosed").path("peerId").asString()).isEqualTo("ann");
    assertThat(remove(Stage.ROOM, 1, "ann").getOk()).isTrue();
  }

  @Test
  void aCommandThatMakesNoSenseIsRefused() {
    assertRefused(stage.controlPlane().send(stage.controlPlane().command()), "INVALID_COMMAND");
    assertRefused(
        stage.controlPlane().send(stage.controlPlane().open("a b", 1, 1)), "INVALID_COMMAND");
    assertRefused(
        stage.controlPlane().send(stage.controlPlane().open("other", 1, 0)), "INVALID_COMMAND");
  }

  @Test
  void aSecondConnectionOfAParticipantReplacesTheFirst() {
    var ann = stage.join("ann");
    var bob = stage.join("bob");
    var again = stage.join("ann");
    assertThat(ann.client().closed()).isEqualTo("4409 REPLACED");
    bob.client().notification("peerClosed", data -> data.path("peerId").asString().equals("ann"));
    assertThat(again.client().isClosed()).isFalse();
    await().until(() -> stage.counts().equals(Stage.counts(2, 0, 2, 0)));
  }

  /** Its join may wait for the room behind the connection that replaces it. */
  @Test
  void aReplacedConnectionThatStillJoinsLeavesNobodyBehind() throws Exception {
    var names = IntStream.range(0, 10).mapToObj(i -> "p" + i).toList();
    var firsts = names.stream().map(this::connected).toList();
    var busy = connected("busy");
    long worker = stage.controlPlane().worker(1).getPid();
    signal("STOP", worker); // The room's thread waits for it, and everybody for the room.
    busy.notify("createWebRtcTransport", "{'forceTcp':false,'producing':true,'consuming':false}");
    var seconds =
        names.stream().map(name -> stage.open(stage.agent().connect(stage.token(name)))).toList();
    firsts.forEach(first -> first.notify("join", "{'displayName':'first','device':{}}"));
    signal("CONT", worker);
    seconds.forEach(TestClient::close);
    busy.close();
    stage.join("last");
    await()
        .untilAsserted(
            () ->
                assertThat(stage.controlPlane().room(Stage.ROOM).getParticipantsList())
                    .extracting(Participant::getId)
                    .containsExactly("last"));
  }

  @Test
  void joinsGoOnWhileTheControlPlaneIsAway() {
    stage.join("ann");
    var token = stage.token("bob");
    stage.controlPlane().stop();
    var bob = stage.open(TestParticipant.join(stage.agent(), token, "Bob"));
    assertThat(bob.client().serverRequest("newConsumer", data -> true)).isNotNull();
    stage.controlPlane().start();
    await()
        .atMost(Duration.ofSeconds(8))
        .until(
            () ->
                stage.controlPlane().isInformed()
                    && stage.counts().equals(Stage.counts(2, 0, 2, 0)));
  }

  /** Connects and has been let in: connections are let in side by side, in any order. */
  private TestClient connected(String name) {
    var client = stage.open(stage.agent().connect(stage.token(name)));
    client.request("getRouterRtpCapabilities", "{}");
    return client;
  }

  private static void signal(String name, long process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor())
        .isZero();
  }

  private CommandResult remove(String room, long epoch, String participant) {
    return stage
        .controlPlane()
        .send(
            stage
                .controlPlane()
                .command()
                .setCommandId(UUID.randomUUID().toString())
                .setRemoveParticipant(
                    RemoveParticipant.newBuilder()
                        .setRoomId(room)
                        .setEpoch(epoch)
                        .setParticipantId(participant)));
  }

  private static void assertRefused(CommandResult result, String code) {
    assertThat(result.getOk()).isFalse();
    assertThat(result.getCode()).isEqualTo(code);
    assertThat(result.getMessage()).isNotEmpty();
  }
}
