// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Stage.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RoomCountsTest {
  /** The promise is 2 s; the rest is for machines that do other things besides. */
  private static final Duration SOON = Duration.ofSeconds(6);

  @RegisterExtension private final Stage stage = new Stage();

  @Test
  void fourParticipantsMakeTwentyFourConsumersAndOneWhoLeavesTakesTwelve() {
    var ann = stage.join("ann");
    List.of("bob", "cleo", "dan").forEach(stage::join);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(stage.counts()).isEqualTo(counts(12, 0, 12, 0)));
    assertThat(stage.controlPlane().worker(1).getConsumers()).isEqualTo(counts(12, 0, 12, 0));
    assertThat(stage.controlPlane().room(Stage.ROOM).getParticipantsList())
        .hasSize(4)
        .allSatisfy(
            participant -> {
              assertThat(participant.getConnected()).isTrue();
              assertThat(participant.getDevice()).isEqualTo("Chrome 156");
              assertThat(participant.getProducersList()).hasSize(2);
              assertThat(participant.getConsumers()).isEqualTo(counts(3, 0, 3, 0));
            });

    ann.close();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(stage.counts()).isEqualTo(counts(6, 0, 6, 0)));
  }

  @Test
  void whoMutesVideoMakesLiveAndPausedDiffer() {
    var ann = stage.join("ann");
    stage.join("bob");
    stage.join("cleo");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(stage.counts()).isEqualTo(counts(6, 0, 6, 0)));
    ann.client().request("pauseProducer", "{'producerId':'" + ann.video() + "'}");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(stage.counts()).isEqualTo(counts(6, 0, 4, 2)));
    ann.client().request("resumeProducer", "{'producerId':'" + ann.video() + "'}");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(stage.counts()).isEqualTo(counts(6, 0, 6, 0)));
  }
}
