// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.FakeControlPlane;
import headroom.agent.testing.TestAgent;
import headroom.agent.testing.TestParticipant;
import headroom.agentprotocol.v1.ConsumerCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RoomCountsTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private FakeControlPlane controlPlane;
  private TestAgent agent;
  private final List<TestParticipant> participants = new ArrayList<>();

  @BeforeEach
  void start() {
    controlPlane = new FakeControlPlane();
    agent = TestAgent.start(folder, controlPlane);
    await().until(controlPlane::isInformed);
    await().until(() -> controlPlane.worker(1).getPid() > 0);
    controlPlane.openRoom("stage", 1, 1);
  }

  @AfterEach
  void stop() {
    participants.forEach(TestParticipant::close);
    agent.close();
    controlPlane.close();
  }

  @Test
  void fourParticipantsMakeTwentyFourConsumersAndOneWhoLeavesTakesTwelve() {
    for (var name : List.of("ann", "bob", "cleo", "dan")) {
      join(name);
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(counts()).isEqualTo(counts(12, 0, 12, 0)));
    assertThat(controlPlane.worker(1).getConsumers()).isEqualTo(counts(12, 0, 12, 0));
    var room = controlPlane.room("stage");
    assertThat(room.getParticipantsList())
        .allSatisfy(
            participant -> {
              assertThat(participant.getConnected()).isTrue();
              assertThat(participant.getDevice()).isEqualTo("Chrome 156");
              assertThat(participant.getProducersList()).hasSize(2);
              assertThat(participant.getConsumers()).isEqualTo(counts(3, 0, 3, 0));
            });

    participants.removeFirst().close();
    await().atMost(SOON).untilAsserted(() -> assertThat(counts()).isEqualTo(counts(6, 0, 6, 0)));
  }

  @Test
  void whoMutesVideoMakesLiveAndPausedDiffer() {
    var ann = join("ann");
    join("bob");
    join("cleo");
    await().atMost(SOON).untilAsserted(() -> assertThat(counts()).isEqualTo(counts(6, 0, 6, 0)));
    ann.client().request("pauseProducer", "{'producerId':'" + ann.video() + "'}");
    await().atMost(SOON).untilAsserted(() -> assertThat(counts()).isEqualTo(counts(6, 0, 4, 2)));
    ann.client().request("resumeProducer", "{'producerId':'" + ann.video() + "'}");
    await().atMost(SOON).untilAsserted(() -> assertThat(counts()).isEqualTo(counts(6, 0, 6, 0)));
  }

  private TestParticipant join(String name) {
    var token = controlPlane.tokens().join(TestAgent.HOST, "stage", 1, name);
    var participant = TestParticipant.join(agent, token, name);
    participants.add(participant);
    return participant;
  }

  private ConsumerCounts counts() {
    return controlPlane.room("stage").getConsumers();
  }

  private static ConsumerCounts counts(
      int audioLive, int audioPaused, int videoLive, int videoPaused) {
    return ConsumerCounts.newBuilder()
        .setAudioLive(audioLive)
        .setAudioPaused(audioPaused)
        .setVideoLive(videoLive)
        .setVideoPaused(videoPaused)
        .build();
  }
}
