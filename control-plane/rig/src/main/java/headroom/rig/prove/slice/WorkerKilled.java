// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.browser.DashboardPage;
import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * SIGKILL of the worker under a call: noticed, shown, restarted, and the people come back by
 * themselves.
 */
final class WorkerKilled implements Scenario<Stage> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "worker-killed";
  }

  @Override
  public String title() {
    return "A worker is killed under a call";
  }

  @Override
  public void run(Stage stage, Report report) {
    try (Call call = Call.of(stage, "support", 3);
        DashboardPage dashboard = stage.signIn("")) {
      String name = call.worker();
      JsonNode before = worker(stage, name);
      dashboard.open("hosts/" + name.substring(0, name.indexOf('/')));
      call.resetGaps();
      long killed = System.nanoTime();
      ProcessHandle.of(before.path("pid").asLong(0)).ifPresent(ProcessHandle::destroyForcibly);
      Await.until(
          "a new process of the worker",
          PATIENCE,
          () ->
              "RUNNING".equals(worker(stage, name).path("state").asString(""))
                  && worker(stage, name).path("pid").asLong(0) != before.path("pid").asLong(0));
      report.add(
          Figure.within(
              "from SIGKILL to a new process, seen at the API",
              since(killed),
              Duration.ofSeconds(5)));
      Await.until(
          () -> "everybody to be back; " + call.people().getFirst().stats(),
          PATIENCE,
          () -> call.flowingStreams(Duration.ofMillis(500)) == Consumers.of(3));
      report.note("from SIGKILL to all streams again: " + since(killed).toMillis() + " ms");
      report.add(Figure.within("longest video gap", call.longestVideoGap(), Duration.ofSeconds(5)));
      Duration shown =
          dashboard.awaitWorkerFigure(
              name, "restarts", before.path("restarts").asInt(0) + 1, PATIENCE);
      report.add(
          Figure.within("the restart is shown in the dashboard", shown, Duration.ofSeconds(2)));
      report.add(
          Figure.exactly(
              "live consumers afterwards",
              stage.api().room(call.room()).path("consumers").path("live").asInt(-1),
              Consumers.of(3)));
    }
  }

  private static JsonNode worker(Stage stage, String name) {
    return stage
        .api()
        .workers()
        .valueStream()
        .filter(worker -> name.equals(worker.path("id").asString("")))
        .findFirst()
        .orElseThrow();
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
