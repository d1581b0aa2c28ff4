// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static headroom.agent.testing.Stage.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Stage;
import headroom.agent.testing.TestParticipant;
import headroom.agentprotocol.v1.Event;
import headroom.agentprotocol.v1.WorkerState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SIGKILL for a worker under a call. */
@Timeout(60)
class WorkerDeathTest {
  @RegisterExtension private final Stage stage = new Stage();

  @Test
  void theRoomOpensAgainOnTheSuccessorAndTheParticipantsRejoin() {
    var participants = List.of("ann", "bob", "cleo", "dan").stream().map(stage::join).toList();
    await().until(() -> stage.counts().equals(counts(12, 0, 12, 0)));
    var before = stage.controlPlane().worker(1);
    var routerId = stage.controlPlane().room(Stage.ROOM).getRouterId();

    ProcessHandle.of(before.getPid()).orElseThrow().destroyForcibly();

    for (var participant : participants) {
      assertThat(participant.client().notification("rejoin").path("reason").asString())
          .isEqualTo("WORKER_DIED");
    }
    await().until(() -> stage.controlPlane().events().stream().anyMatch(Event::hasWorkerDied));
    var died = stage.controlPlane().events().getFirst().getWorkerDied();
    assertThat(died.getNumber()).isEqualTo(1);
    assertThat(died.getPid()).isEqualTo(before.getPid());
    assertThat(died.getRoomIdsList()).containsExactly(Stage.ROOM);
    assertThat(died.getReason()).isNotEmpty();

    participants.forEach(participant -> participant.join("again"));
    participants.forEach(TestParticipant::produce);
    await().until(() -> stage.counts().equals(counts(12, 0, 12, 0)));
    var after = stage.controlPlane().worker(1);
    assertThat(after.getPid()).isPositive().isNotEqualTo(before.getPid());
    assertThat(after.getIncarnation()).isEqualTo(before.getIncarnation() + 1);
    assertThat(after.getState()).isEqualTo(WorkerState.WORKER_STATE_RUNNING);
    assertThat(after.getRestarts()).isEqualTo(1);
    assertThat(after.getLastDeath()).isNotEmpty();
    assertThat(stage.controlPlane().room(Stage.ROOM).getEpoch()).isEqualTo(1);
    assertThat(stage.controlPlane().room(Stage.ROOM).getRouterId()).isNotEqualTo(routerId);
  }

  @Test
  void aClientThatDoesNotKnowRejoinIsDisconnectedAndMayConnectAgain() {
    var ann = stage.join("ann");
    kill();
    ann.client().notification("rejoin");
    assertThat(ann.client().closed()).isEqualTo("4503 WORKER_UNAVAILABLE");
    stage.join("ann");
    await().until(() -> stage.controlPlane().room(Stage.ROOM).getParticipantsCount() == 1);
  }

  @Test
  void aWorkerThatHangsIsKilledAndReplaced() throws Exception {
    var ann = stage.join("ann");
    long pid = stage.controlPlane().worker(1).getPid();
    assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor()).isZero();
    await().atMost(Duration.ofSeconds(30)).until(() -> !ann.client().all("rejoin").isEmpty());
    await().until(() -> stage.controlPlane().worker(1).getPid() != pid);
  }

  private void kill() {
    ProcessHandle.of(stage.controlPlane().worker(1).getPid()).orElseThrow().destroyForcibly();
  }
}
