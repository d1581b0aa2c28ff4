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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The control plane ends, as if killed, at each step of a drain and is started again. The rooms go
 * to and fro between two hosts; a third one takes nothing.
 */
final class DrainKilled implements Scenario<LargeStage> {
  private static final List<String> POINTS = KillPoints.ofADrain();
  private static final int ROOMS = 4;
  private static final int PEOPLE = 2;
  private static final String ASIDE = "media-01";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "drain-killed";
  }

  @Override
  public String title() {
    return "The control plane is killed at every step of a drain of a host with four rooms";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    Acts acts = new Acts(stage::api);
    try (Call call = new Call(stage, "drain-killed")) {
      stage.api().cordon(ASIDE);
      stage.api().cordon("media-03");
      for (int i = 1; i <= ROOMS; i++) {
        String room = "drain-killed-" + i;
        call.room(room, PEOPLE, Swarm.Kind.PLAIN, Map.of("silenceIntervalMs", 100, "videoFps", 2));
        call.awaitPeople(room, PEOPLE);
      }
      long epochs = epochs(stage, call);
      int done = 0;
      int whole = 0;
      int emptied = 0;
      int pipes = 0;
      for (String point : POINTS) {
        boolean there = acts.isOn(call.rooms().getFirst(), "media-02");
        String from = there ? "media-02" : "media-03";
        String to = there ? "media-03" : "media-02";
        stage.controlPlane().kill();
        stage.controlPlane().restart(List.of("--headroom.fault-point=" + point));
        stage.awaitWorkers();
        call.rooms().forEach(room -> call.awaitPeople(room, PEOPLE));
        stage.api().uncordon(to);
        String operation = UUID.randomUUID().toString();
        JsonNode plan = drain(stage, from);
        try {
          stage.api().apply(plan.path("id").asString(), operation, Map.of());
        } catch (RuntimeException e) {
          report.note(point + ": it died before it answered");
        }
        Await.until(
            "the control plane to die at " + point,
            PATIENCE,
            () -> !stage.controlPlane().process().isAlive());
        stage.controlPlane().restart();
        stage.awaitWorkers();
        askAgain(stage, plan, from, operation, point, report);
        JsonNode ended = acts.awaitEnd(operation);
        call.rooms().forEach(room -> call.awaitPeople(room, PEOPLE));
        List<String> faults = faults(stage, acts, call, to);
        boolean empty = acts.roomsOn(from) == 0 && acts.isCordoned(from);
        done += ended.path("state").asString().equals("DONE") ? 1 : 0;
        whole += faults.isEmpty() ? 1 : 0;
        emptied += empty ? 1 : 0;
        pipes += call.rooms().stream().mapToInt(acts::pipes).sum();
        if (!faults.isEmpty() || !empty || !ended.path("state").asString().equals("DONE")) {
          report.note(point + ": " + faults + "; host empty and cordoned: " + empty);
          report.note(point + ": " + ended);
        }
      }
      int points = POINTS.size();
      report.add(Figure.exactly("drains that came to their end, killed once each", done, points));
      report.add(Figure.exactly("hosts that are empty and cordoned", emptied, points));
      report.add(
          Figure.exactly("drains after which each room is whole in one place", whole, points));
      report.add(
          Figure.exactly(
              "new epochs, one for each room and drain",
              epochs(stage, call) - epochs,
              (long) points * ROOMS));
      report.add(Figure.exactly("pipes left over", pipes, 0));
      report.add(Figure.exactly("people who dropped out", call.lost(), 0));
      report.add(Figure.exactly("people who had to join again", call.swarm().count("rejoined"), 0));
    } finally {
      List.of(ASIDE, "media-02", "media-03").forEach(stage.api()::uncordon);
    }
  }

  private static JsonNode drain(LargeStage stage, String host) {
    return stage.api().plan(Map.of("kind", "DRAIN", "hosts", List.of(host)));
  }

  /**
   * Whoever got no answer asks again under the same id. The plan is lost with the process; where
   * the operation was not stored yet it is made anew.
   */
  private static void askAgain(
      LargeStage stage, JsonNode plan, String host, String operation, String point, Report report) {
    try {
      stage.api().apply(plan.path("id").asString(), operation, Map.of());
    } catch (HeadroomApi.RefusedException e) {
      if (!e.code().equals("PLAN_UNKNOWN")) {
        throw e;
      }
      report.note(point + ": nothing was stored, so it is planned anew");
      stage.api().apply(drain(stage, host).path("id").asString(), operation, Map.of());
    }
  }

  /** What is wrong with rooms that should be on one worker of a host, with everybody. */
  private static List<String> faults(LargeStage stage, Acts acts, Call call, String host) {
    List<String> faults = new ArrayList<>();
    for (String room : call.rooms()) {
      Map<String, Integer> seats = acts.seatsOf(room);
      boolean whole =
          acts.partsOf(room).size() == 1
              && acts.isOn(room, host)
              && seats.size() == 1
              && seats.values().iterator().next() == PEOPLE
              && stage.api().room(room).path("violations").isEmpty();
      if (!whole) {
        faults.add(room + ": " + acts.partsOf(room) + " " + seats);
      }
    }
    return faults;
  }

  private static long epochs(LargeStage stage, Call call) {
    return call.rooms().stream()
        .mapToLong(room -> stage.api().room(room).path("epoch").asLong())
        .sum();
  }
}
