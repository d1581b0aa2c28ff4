// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.large.LargeStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A host with many rooms is drained; one drain does not fit, and one is stopped half way. */
final class Drain implements Scenario<LargeStage> {
  private static final int ROOMS = 20;
  private static final int PEOPLE = 2;
  private static final String HOST = "media-01";

  /** Consumers per worker with which the other hosts can't take all rooms. */
  private static final int SHORT = 20;

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public String title() {
    return "A host with twenty rooms is drained, stopped half way, and refused where it does not fit";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    Acts acts = new Acts(stage::api);
    try (Call call = new Call(stage, "drain")) {
      // Everything begins on one host, so that there is something to drain.
      for (String other : List.of("media-02", "media-03")) {
        stage.api().cordon(other);
      }
      for (int i = 1; i <= ROOMS; i++) {
        call.room(
            "drain-" + i,
            PEOPLE,
            Swarm.Kind.PLAIN,
            Map.of("silenceIntervalMs", 100, "videoFps", 1));
      }
      Await.until(
          () -> "all rooms on " + HOST + "; " + acts.loads(),
          Duration.ofSeconds(60),
          () -> onHost(stage) == ROOMS);

      for (String other : List.of("media-02", "media-03")) {
        stage.api().uncordon(other);
      }
      stage.capacity(SHORT);
      Await.until(
          () -> "all rooms on " + HOST + "; " + acts.loads(),
          Duration.ofSeconds(60),
          () -> onHost(stage) == ROOMS && people(stage, call) == ROOMS * PEOPLE);
      JsonNode refused = drain(stage);
      report.note(refused.path("summary").asString());
      report.add(Figure.holds("a drain that can't fit says so", !refused.path("fits").asBoolean()));
      report.add(Figure.atLeast("missing consumers", refused.path("missing").asLong(), 1, ""));
      report.add(
          Figure.holds(
              "applied all the same, it is refused with PLAN_INCOMPLETE",
              refusal(acts, refused).equals("PLAN_INCOMPLETE")));
      stage.capacity(0);
      Await.until(
          () -> "all rooms on " + HOST + "; " + acts.loads(),
          Duration.ofSeconds(60),
          () -> onHost(stage) == ROOMS && people(stage, call) == ROOMS * PEOPLE);

      JsonNode plan = drain(stage);
      report.note(plan.path("summary").asString());
      report.add(Figure.holds("the plan fits", plan.path("fits").asBoolean()));
      report.add(Figure.exactly("moves of the plan", plan.path("moves").size(), ROOMS));
      String first = acts.begin(plan, Map.of("maxParallel", 2));
      Await.until(
          "some rooms to have moved", Duration.ofSeconds(60), () -> done(stage, first) >= 4);
      stage.api().act(first, "stop");
      JsonNode stopped = acts.awaitEnd(first);
      report.note("stopped after %d of %d moves".formatted(done(stage, first), ROOMS));
      report.add(
          Figure.holds(
              "stopped half way, it is STOPPED",
              stopped.path("state").asString().equals("STOPPED")));
      report.add(Figure.exactly("rooms in more than one place", split(acts, call), 0));

      JsonNode rest = drain(stage);
      String second = acts.begin(rest, Map.of("maxParallel", 4));
      JsonNode ended = acts.awaitEnd(second);
      report.add(Figure.holds("the rest is DONE", ended.path("state").asString().equals("DONE")));
      Await.until(
          () -> "an empty host; " + acts.loads(), Duration.ofSeconds(30), () -> onHost(stage) == 0);
      report.add(Figure.exactly("rooms left on the host", onHost(stage), 0));
      report.add(Figure.holds("the host is cordoned", isCordoned(stage)));
      report.add(Figure.exactly("rooms in more than one place", split(acts, call), 0));
      report.add(Figure.exactly("people who dropped out", call.lost(), 0));
      report.add(Figure.exactly("people in all rooms", people(stage, call), ROOMS * PEOPLE));
    } finally {
      List.of("media-01", "media-02", "media-03").forEach(stage.api()::uncordon);
    }
  }

  private static JsonNode drain(LargeStage stage) {
    return stage.api().plan(Map.of("kind", "DRAIN", "hosts", List.of(HOST)));
  }

  private static String refusal(Acts acts, JsonNode plan) {
    try {
      acts.begin(plan, Map.of());
      return "nothing";
    } catch (HeadroomApi.RefusedException e) {
      return e.code();
    }
  }

  private static long onHost(LargeStage stage) {
    return stage
        .api()
        .rooms()
        .valueStream()
        .filter(
            room ->
                room.path("parts")
                    .valueStream()
                    .anyMatch(part -> part.path("worker").asString().startsWith(HOST + "/")))
        .count();
  }

  private static long done(LargeStage stage, String operation) {
    return stage
        .api()
        .operation(operation)
        .path("moves")
        .valueStream()
        .filter(move -> move.path("state").asString().equals("DONE"))
        .count();
  }

  private static long split(Acts acts, Call call) {
    return call.rooms().stream()
        .map(acts::partsOf)
        .map(Set::size)
        .collect(Collectors.filtering(size -> size != 1, Collectors.counting()));
  }

  private static long people(LargeStage stage, Call call) {
    return call.rooms().stream()
        .mapToLong(room -> stage.api().room(room).path("participants").size())
        .sum();
  }

  private static boolean isCordoned(LargeStage stage) {
    return stage
        .api()
        .hosts()
        .valueStream()
        .anyMatch(
            host -> host.path("id").asString().equals(HOST) && host.path("cordoned").asBoolean());
  }
}
