// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** SIGKILL of the agent in the middle of a call: the workers live on, a new agent takes them up. */
final class AgentKilled implements Scenario<Stage> {
  /** How long nobody owns the workers. */
  private static final Duration WITHOUT_AGENT = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration NOISE = Duration.ofMillis(500);

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
      long incarnation = host(stage).path("incarnation").asLong(0);
      call.resetGaps();
      Await.pause(WITHOUT_AGENT);
      Duration steadyVideo = call.longestVideoGap();
      Duration steadyAudio = call.longestSilence();
      report.note(
          "steady state of the same call: longest video gap "
              + steadyVideo.toMillis()
              + " ms, longest silence "
              + steadyAudio.toMillis()
              + " ms");

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
          () -> "the new agent to report 24 live consumers; " + stage.api().hosts(),
          PATIENCE,
          () ->
              host(stage).path("incarnation").asLong(0) > incarnation
                  && isLive(host(stage))
                  && live(stage, call) == Consumers.of(4));
      report.note(
          "from the new agent's start to 24 live consumers at the control plane: "
              + Duration.ofNanos(System.nanoTime() - restarted).toMillis()
              + " ms");
      report.add(
          Figure.exactly("live consumers that the new agent reports", live(stage, call), 24));
      report.add(Figure.holds("the same workers", workersBefore.equals(workerPids(stage))));
      Await.until(
          () -> "everybody's signalling to be back; " + stage.api().room(call.room()),
          PATIENCE,
          () -> connected(stage, call) == 4);
      report.add(
          Figure.exactly(
              "streams that flow afterwards", call.flowingStreams(Duration.ofSeconds(2)), 24));
      // Beyond the steady state on a machine that also runs four encoders and starts a JVM.
      report.add(
          Figure.within(
              "longest video gap over kill, absence and return",
              call.longestVideoGap(),
              steadyVideo.plus(NOISE)));
      report.add(
          Figure.within(
              "longest silence over kill, absence and return",
              call.longestSilence(),
              steadyAudio.plus(NOISE)));
    }
  }

  private static List<Long> workerPids(Stage stage) {
    return stage.api().workers().valueStream().map(worker -> worker.path("pid").asLong(0)).toList();
  }

  private static int live(Stage stage, Call call) {
    return stage.api().room(call.room()).path("consumers").path("live").asInt(-1);
  }

  private static JsonNode host(Stage stage) {
    return stage.api().hosts().get(0);
  }

  private static boolean isLive(JsonNode host) {
    return "LIVE".equals(host.path("state").asString(""));
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
