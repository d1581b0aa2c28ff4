// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.FakeControlPlane;
import headroom.agent.testing.TestAgent;
import headroom.agentprotocol.v1.WorkerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkersTest {
  @TempDir private Path folder;

  @Test
  void aWorkerThatNeverStartsIsGivenUpAndTheOthersWork() throws Exception {
    // Fails for number 2 only: it recognizes its own folder.
    var picky = folder.resolve("picky-worker");
    Files.writeString(
        picky,
        """
        #!/bin/sh
        case "$(readlink /proc/$$/fd/3)" in */w2-*) exit 42;; esac
        exec %s "$@"
        """
            .formatted(TestAgent.workerBinary()));
    assertThat(picky.toFile().setExecutable(true)).isTrue();
    try (var controlPlane = new FakeControlPlane();
        var agent =
            TestAgent.start(
                folder.resolve("data"), controlPlane, "--workers=2", "--worker-bin=" + picky)) {
      await().until(controlPlane::isInformed);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> controlPlane.worker(2).getState() == WorkerState.WORKER_STATE_FAILED);
      assertThat(controlPlane.worker(2).getLastDeath()).contains("42");
      assertThat(controlPlane.worker(1).getState()).isEqualTo(WorkerState.WORKER_STATE_RUNNING);
      controlPlane.openRoom("works", 1, 1);
      assertThat(controlPlane.send(controlPlane.open("does-not", 1, 2)).getCode())
          .isEqualTo("WORKER_UNAVAILABLE");
      assertThat(agent).isNotNull();
    }
  }

  @Test
  void fewerWorkersAfterARestartEndTheSurplus() {
    try (var controlPlane = new FakeControlPlane()) {
      long surplus;
      try (var agent = TestAgent.start(folder, controlPlane, "--workers=2")) {
        await().until(() -> controlPlane.worker(2).getPid() > 0);
        surplus = controlPlane.worker(2).getPid();
        agent.agent().close();
        try (var next = TestAgent.start(folder, controlPlane, "--workers=1")) {
          await().until(() -> controlPlane.hellos().size() == 2 && controlPlane.isInformed());
          await().until(() -> ProcessHandle.of(surplus).isEmpty());
          assertThat(controlPlane.worker(1).getPid()).isPositive();
          assertThat(controlPlane.worker(1).getRestarts()).isZero();
          assertThat(next).isNotNull();
        }
      }
    }
  }

  @Test
  void everyWorkerIsPinnedToItsCore() throws Exception {
    try (var controlPlane = new FakeControlPlane();
        var agent = TestAgent.start(folder, controlPlane, "--workers=3")) {
      int cores = Runtime.getRuntime().availableProcessors();
      for (int number = 1; number <= 3; number++) {
        int which = number;
        await().until(() -> controlPlane.worker(which).getPid() > 0);
        var worker = controlPlane.worker(number);
        assertThat(worker.getCore()).isEqualTo((number - 1) % cores);
        assertThat(
                Files.readAllLines(Path.of("/proc/" + worker.getPid() + "/status")).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:")))
            .containsExactly("Cpus_allowed_list:\t" + worker.getCore());
      }
      assertThat(agent).isNotNull();
    }
  }
}
