// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.large.LargeStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A fleet on which everything sits on one host becomes even. */
final class Rebalance implements Scenario<LargeStage> {
  private static final int ROOMS = 12;
  private static final int PEOPLE = 3;

  @Override
  public String name() {
    return "rebalance";
  }

  @Override
  public String title() {
    return "A skewed fleet of six workers becomes even by applying a plan";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    Acts acts = new Acts(stage::api);
    try (Call call = new Call(stage, "rebalance")) {
      for (String other : List.of("media-02", "media-03")) {
        stage.api().cordon(other);
      }
      for (int i = 1; i <= ROOMS; i++) {
        call.room(
            "skewed-" + i,
            PEOPLE,
            Swarm.Kind.PLAIN,
            Map.of("silenceIntervalMs", 100, "videoFps", 1));
      }
      for (String other : List.of("media-02", "media-03")) {
        stage.api().uncordon(other);
      }
      // Promises to people on their way count until they have settled.
      Await.until(
          () -> "a quiet fleet; " + acts.loads(),
          Duration.ofSeconds(90),
          () -> peak(plan(stage), "loadBefore") > 0 && plan(stage).path("moves").size() > 0);
      JsonNode plan = plan(stage);
      report.note(plan.path("summary").asString());
      report.note("before: " + acts.loads());
      JsonNode ended = acts.awaitEnd(acts.begin(plan, Map.of("maxParallel", 4)));
      report.add(
          Figure.holds("the rebalance is DONE", ended.path("state").asString().equals("DONE")));
      Await.until(
          () -> "the loads that were planned; " + acts.loads() + " " + plan.path("workers"),
          Duration.ofSeconds(60),
          () -> wrong(plan, acts) == 0);
      report.note("after: " + acts.loads());
      report.add(Figure.exactly("workers that are not loaded as planned", wrong(plan, acts), 0));
      int most = acts.loads().values().stream().mapToInt(Integer::intValue).max().orElse(0);
      int least = acts.loads().values().stream().mapToInt(Integer::intValue).min().orElse(0);
      report.add(
          Figure.atMost(
              "between the busiest and the idlest worker", most - least, 12, " consumers"));
      report.add(Figure.exactly("people who dropped out", call.lost(), 0));
    } finally {
      List.of("media-02", "media-03").forEach(stage.api()::uncordon);
    }
  }

  private static JsonNode plan(LargeStage stage) {
    return stage.api().plan(Map.of("kind", "REBALANCE"));
  }

  private static double peak(JsonNode plan, String when) {
    return plan.path("workers")
        .valueStream()
        .mapToDouble(worker -> worker.path(when).asDouble())
        .max()
        .orElse(0);
  }

  private static long wrong(JsonNode plan, Acts acts) {
    Map<String, Integer> loads = acts.loads();
    return plan.path("workers")
        .valueStream()
        .filter(
            worker ->
                loads.getOrDefault(worker.path("place").asString(), -1)
                    != worker.path("consumersAfter").asInt())
        .count();
  }
}
