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
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The control plane ends, as if killed, at each step of a move and is started again. */
final class ControlPlaneKilled implements Scenario<LargeStage> {
  private static final List<String> POINTS = KillPoints.OF_A_MOVE;
  private static final int PEOPLE = 4;
  private static final String ROOM = "killed";

  @Override
  public String name() {
    return "killed";
  }

  @Override
  public String title() {
    return "The control plane is killed at every step of a move";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    Acts acts = new Acts(stage::api);
    try (Call call = new Call(stage, "killed")) {
      call.room(ROOM, PEOPLE, Swarm.Kind.PLAIN, Map.of("silenceIntervalMs", 100, "videoFps", 2));
      call.awaitPeople(ROOM, PEOPLE);
      int done = 0;
      int whole = 0;
      int pipes = 0;
      long epoch = stage.api().room(ROOM).path("epoch").asLong();
      for (String point : POINTS) {
        String there = acts.partsOf(ROOM).contains("media-03/w2") ? "media-02/w1" : "media-03/w2";
        stage.controlPlane().kill();
        stage.controlPlane().restart(List.of("--headroom.fault-point=" + point));
        stage.awaitWorkers();
        call.awaitPeople(ROOM, PEOPLE);
        JsonNode plan = acts.planMove(ROOM, there);
        String operation = UUID.randomUUID().toString();
        try {
          stage.api().apply(plan.path("id").asString(), operation, Map.of());
        } catch (RuntimeException e) {
          report.note(point + ": it died before it answered");
        }
        Await.until(
            "the control plane to die at " + point,
            Duration.ofSeconds(60),
            () -> !stage.controlPlane().process().isAlive());
        stage.controlPlane().restart();
        stage.awaitWorkers();
        String state = acts.awaitEnd(operation).path("state").asString();
        call.awaitPeople(ROOM, PEOPLE);
        boolean isWhole =
            acts.partsOf(ROOM).equals(Set.of(there))
                && acts.seatsOf(ROOM).equals(Map.of(there, PEOPLE))
                && stage.api().room(ROOM).path("violations").isEmpty();
        done += state.equals("DONE") ? 1 : 0;
        whole += isWhole ? 1 : 0;
        pipes += acts.pipes(ROOM);
        if (!isWhole || !state.equals("DONE")) {
          report.note(point + ": " + state + "; " + stage.api().operation(operation));
          report.note(point + ": " + stage.api().room(ROOM));
        }
      }
      report.add(Figure.exactly("operations that came to their end", done, POINTS.size()));
      report.add(Figure.exactly("rooms in one place with everybody in it", whole, POINTS.size()));
      report.add(
          Figure.exactly(
              "new epochs, one for each move",
              stage.api().room(ROOM).path("epoch").asLong() - epoch,
              POINTS.size()));
      report.add(Figure.exactly("pipes left over", pipes, 0));
      report.add(Figure.exactly("people who dropped out", call.lost(), 0));
    }
  }
}
