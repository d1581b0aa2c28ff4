// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** SIGKILL of the agent in the middle of a call: the workers live on, a new agent takes them up. */
final class AgentKilled implements Scenario {
  /** How long nobody owns the workers. */
  private static final Duration WITHOUT_AGENT = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "agent-killed";
  }

  @Override
  public String title() {
    return "The agent is killed during a four-person call, and started again";
  }

  @Override
  public void run(Stage stage, Report report) {
    try (Call call = Call.of(stage, "retro", 4)) {
      List<Long> workersBefore = workerPids(stage);
      call.resetGaps();
      Await.pause(WITHOUT_AGENT);
      Duration steady = call.longestVideoGap();
      report.note("longest video gap in steady state, same call: " + steady.toMillis() + " ms");

      call.resetGaps();
      stage.agent().kill();
      Await.pause(WITHOUT_AGENT);
      report.add(
          Figure.holds(
              "workers live without their agent",
              workersBefore.stream()
                  .allMatch(
                      pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))));
      report.add(
          Figure.exactly(
              "streams that flow without an agent",
              call.flowingStreams(Duration.ofSeconds(2)),
              24));
      long restarted = System.nanoTime();
      stage.agent().restart();
      Await.until(
          "24 live consumers again",
          PATIENCE,
          () -> live(stage, call).filter(live -> live == Consumers.of(4)).isPresent());
      report.note(
          "from the new agent's start to 24 live consumers at the control plane: "
              + Duration.ofNanos(System.nanoTime() - restarted).toMillis()
              + " ms");
      report.add(
          Figure.exactly(
              "live consumers that the new agent reports", live(stage, call).orElse(-1), 24));
      report.add(Figure.holds("the same workers", workersBefore.equals(workerPids(stage))));
      Await.until(
          () -> "everybody's signalling to be back; " + stage.api().room(call.room()),
          PATIENCE,
          () -> connected(stage, call) == 4);
      report.add(
          Figure.exactly(
              "streams that flow afterwards", call.flowingStreams(Duration.ofSeconds(2)), 24));
      report.add(
          Figure.within(
              "longest video gap over kill, absence and return",
              call.longestVideoGap(),
              // Beyond the steady state on a machine that also runs four encoders and the new JVM.
              steady.plus(Duration.ofMillis(500))));
    }
  }

  private static List<Long> workerPids(Stage stage) {
    return stage.api().workers().valueStream().map(worker -> worker.path("pid").asLong(0)).toList();
  }

  private static Optional<Integer> live(Stage stage, Call call) {
    try {
      return Optional.of(stage.api().room(call.room()).path("consumers").path("live").asInt(-1));
    } catch (HeadroomApi.RefusedException e) {
      return Optional.empty();
    }
  }

  private static long connected(Stage stage, Call call) {
    return stage
        .api()
        .room(call.room())
        .path("participants")
        .valueStream()
        .filter(participant -> participant.path("connected").asBoolean(false))
        .count();
  }
}
