// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
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
  private static final int ROOMS = TwentyRooms.ROOMS;
  private static final String HOST = TwentyRooms.HOST;

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
      TwentyRooms.open(stage, acts, call, "drain");
      stage.capacity(SHORT);
      TwentyRooms.awaitThere(stage, acts, call);
      JsonNode refused = drain(stage);
      report.note(refused.path("summary").asString());
      report.add(Figure.holds("a drain that can't fit says so", !refused.path("fits").asBoolean()));
      report.add(Figure.atLeast("missing consumers", refused.path("missing").asLong(), 1, ""));
      report.add(
          Figure.holds(
              "applied all the same, it is refused with PLAN_INCOMPLETE",
              refusal(acts, refused).equals("PLAN_INCOMPLETE")));
      stage.capacity(0);
      TwentyRooms.awaitThere(stage, acts, call);

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
          () -> "an empty host; " + acts.loads(),
          Duration.ofSeconds(30),
          () -> acts.roomsOn(HOST) == 0);
      report.add(Figure.exactly("rooms left on the host", acts.roomsOn(HOST), 0));
      report.add(Figure.holds("the host is cordoned", acts.isCordoned(HOST)));
      report.add(Figure.exactly("rooms in more than one place", split(acts, call), 0));
      report.add(Figure.exactly("people who dropped out", call.lost(), 0));
      report.add(
          Figure.exactly(
              "people in all rooms", TwentyRooms.people(stage, call), TwentyRooms.EVERYBODY));
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
}
