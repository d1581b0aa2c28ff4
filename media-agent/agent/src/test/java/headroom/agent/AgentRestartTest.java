// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Stage.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Stage;
import headroom.agent.testing.TestAgent;
import headroom.agent.testing.TestParticipant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An orderly restart: workers and rooms live on, clients resume. */
@Timeout(90)
class AgentRestartTest {
  private static final Duration GRACE = Duration.ofSeconds(4);

  @RegisterExtension private final Stage stage = new Stage("--resume-grace=" + GRACE.toSeconds());

  @Test
  void roomsParticipantsAndConsumersAreTheSameAfterwards() {
    fourInACall();
    var before = stage.controlPlane().room(Stage.ROOM);
    long pid = stage.controlPlane().worker(1).getPid();

    restart();

    var after = stage.controlPlane().room(Stage.ROOM);
    assertThat(stage.controlPlane().worker(1).getPid()).isEqualTo(pid);
    assertThat(stage.controlPlane().hellos().getLast().getIncarnation()).isEqualTo(2);
    assertThat(after.getRouterId()).isEqualTo(before.getRouterId());
    assertThat(after.getOpenedAtMs()).isEqualTo(before.getOpenedAtMs());
    assertThat(after.getConsumers()).isEqualTo(counts(12, 0, 12, 0));
    assertThat(after.getParticipantsList())
        .hasSize(4)
        .allSatisfy(participant -> assertThat(participant.getConnected()).isFalse())
        .extracting(participant -> participant.getProducersList().size())
        .containsOnly(2);
  }

  @Test
  void whoResumesGoesOnWithTheSameIds() {
    var four = fourInACall();
    var ann = four.getFirst();
    ann.client().request("pauseProducer", "{'producerId':'" + ann.video() + "'}");
    restart();

    var back = stage.open(stage.agent().resume(stage.token("ann")));
    var resumed = back.notification("resumed");
    assertThat(back.heard().getFirst().path("method").asString()).isEqualTo("resumed");
    assertThat(texts(resumed.path("producers")))
        .containsExactlyInAnyOrder(ann.audio(), ann.video());
    assertThat(texts(resumed.path("transports"))).contains(ann.sendTransport()).hasSize(2);
    assertThat(texts(resumed.path("consumers"))).hasSize(6);
    assertThat(resumed.path("peers")).hasSize(3);
    assertThat(texts(resumed.at("/paused/producers"))).containsExactly(ann.video());
    assertThat(resumed.at("/paused/consumers")).isEmpty();
    // What it has accepted nobody knows any more: all are offered again.
    await().until(() -> back.all("newConsumer").size() == 6);
    await().until(() -> stage.counts().equals(counts(12, 0, 9, 3)));

    back.request("resumeProducer", "{'producerId':'" + ann.video() + "'}");
    await().until(() -> stage.counts().equals(counts(12, 0, 12, 0)));
    assertThat(connected()).containsExactly("ann");
  }

  @Test
  void whoDoesNotComeBackInTimeIsRemoved() {
    fourInACall();
    restart();
    stage.open(stage.agent().resume(stage.token("ann"))).notification("resumed");
    await()
        .atMost(GRACE.plusSeconds(5))
        .until(() -> stage.controlPlane().room(Stage.ROOM).getParticipantsCount() == 1);
    // The last of them may be told a moment later.
    await().untilAsserted(() -> assertThat(stage.counts()).isEqualTo(counts(0, 0, 0, 0)));
  }

  @Test
  void whoJoinsAfterwardsReceivesWhoIsAway() {
    fourInACall();
    restart();
    var eve = stage.join("eve");
    await().until(() -> eve.client().all("newConsumer").size() == 8);
    await().until(() -> stage.counts().getAudioLive() + stage.counts().getAudioPaused() == 20);
  }

  @Test
  void aConsumerThatItsClientHadPausedStaysPaused() {
    fourInACall();
    var bob = stage.join("robert");
    var consumer = bob.client().serverRequest("newConsumer", data -> true).path("id").asString();
    await().until(() -> stage.counts().equals(counts(20, 0, 20, 0)));
    bob.client().request("pauseConsumer", "{'consumerId':'" + consumer + "'}");
    await().until(() -> stage.counts().getAudioPaused() + stage.counts().getVideoPaused() == 1);
    restart();
    var back = stage.open(stage.agent().resume(stage.token("robert")));
    await().until(() -> back.all("newConsumer").size() == 8);
    await().until(() -> back.request("getRouterRtpCapabilities", "{}").has("codecs"));
    assertThat(stage.counts().getAudioPaused() + stage.counts().getVideoPaused()).isEqualTo(1);
  }

  @Test
  void aTransportOfAClientThatHadNotJoinedIsClosed() {
    var ann = stage.open(stage.agent().connect(stage.token("ann")));
    ann.request("createWebRtcTransport", "{'producing':true}");
    restart();
    var back = stage.open(stage.agent().resume(stage.token("ann")));
    assertThat(back.notification("rejoin").path("reason").asString()).isEqualTo("STATE_LOST");
  }

  @Test
  void aRoomWhoseWorkerDiedMeanwhileOpensAgainAndItsPeopleRejoin() {
    var ann = fourInACall().getFirst();
    long pid = stage.controlPlane().worker(1).getPid();
    stage.agent().stop();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    stage.agent().startAgain();
    await().until(() -> stage.controlPlane().hellos().size() == 2);
    await().until(() -> !stage.controlPlane().room(Stage.ROOM).getRouterId().isEmpty());
    assertThat(stage.controlPlane().room(Stage.ROOM).getEpoch()).isEqualTo(1);
    assertThat(stage.controlPlane().room(Stage.ROOM).getParticipantsList()).isEmpty();
    assertThat(ann.client().isClosed()).isTrue();
    await().until(() -> stage.controlPlane().worker(1).getPid() > 0);
    var back = stage.open(stage.agent().resume(stage.token("ann")));
    assertThat(back.notification("rejoin").path("reason").asString()).isEqualTo("STATE_LOST");
  }

  @Test
  void aRoomOnAWorkerThatIsNoLongerWantedIsGone() {
    stage.agent().stop();
    stage.agent().startAgain("--workers=2");
    await().until(() -> stage.controlPlane().worker(2).getPid() > 0);
    stage.controlPlane().openRoom("second", 1, 2);
    stage.agent().stop();
    stage.agent().startAgain("--workers=1");
    await().until(() -> stage.controlPlane().hellos().size() == 3);
    await().until(stage.controlPlane()::isInformed);
    assertThat(stage.controlPlane().rooms())
        .extracting(room -> room.getId())
        .containsOnly(Stage.ROOM);
  }

  @Test
  void aWorkerOfAnotherReleaseLivesUntilItsRoomsHaveLeftAndIsThenReplaced(@TempDir Path folder)
      throws Exception {
    var former = stage.controlPlane().worker(1);
    // What follows the program in its file does not matter to it, but it is another file.
    var newer = folder.resolve("mediasoup-worker");
    Files.copy(TestAgent.workerBinary(), newer, StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(newer, "newer", StandardOpenOption.APPEND);
    stage.agent().stop();
    stage.agent().startAgain("--worker-bin=" + newer);
    await().until(() -> stage.controlPlane().hellos().size() == 2);
    await().until(stage.controlPlane()::isInformed);
    stage.join("ann");
    await()
        .during(Duration.ofSeconds(3))
        .until(() -> stage.controlPlane().worker(1).getPid() == former.getPid());

    stage.controlPlane().send(stage.controlPlane().close(Stage.ROOM, 1));
    await()
        .until(
            () ->
                stage.controlPlane().worker(1).getIncarnation() == former.getIncarnation() + 1
                    && stage.controlPlane().worker(1).getPid() > 0);
    long next = stage.controlPlane().worker(1).getPid();
    assertThat(ProcessHandle.of(next).orElseThrow().info().command()).hasValue(newer.toString());
    assertThat(ProcessHandle.of(former.getPid())).isEmpty();
    stage.controlPlane().openRoom("next", 1, 1);
    assertThat(stage.controlPlane().worker(1).getPid()).isEqualTo(next);
    assertThat(stage.controlPlane().events()).noneMatch(event -> event.hasWorkerDied());
  }

  private List<TestParticipant> fourInACall() {
    var four = new ArrayList<TestParticipant>();
    List.of("ann", "bob", "cleo", "dan").forEach(name -> four.add(stage.join(name)));
    await().until(() -> stage.counts().equals(counts(12, 0, 12, 0)));
    return four;
  }

  private void restart() {
    stage.agent().restart();
    await().until(() -> stage.controlPlane().hellos().size() == 2);
    await().until(stage.controlPlane()::isInformed);
  }

  private List<String> connected() {
    return stage.controlPlane().room(Stage.ROOM).getParticipantsList().stream()
        .filter(headroom.agentprotocol.v1.Participant::getConnected)
        .map(headroom.agentprotocol.v1.Participant::getId)
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }
}
