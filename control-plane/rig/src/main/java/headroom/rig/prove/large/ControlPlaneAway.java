// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The control plane is gone while people join a large room with tokens that they have, and speak.
 */
final class ControlPlaneAway implements Scenario<LargeStage> {
  private static final int PEOPLE = 45;
  private static final int NEW = 5;
  private static final int TURNS = 6;
  private static final Duration TURN = Duration.ofMillis(2_500);
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final Duration QUIET = Duration.ofMillis(1_500);

  @Override
  public String name() {
    return "control-plane-away";
  }

  @Override
  public String title() {
    return "The control plane is away while people join a large room and speak";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    try (LargeRoom room = LargeRoom.of(stage, "away", PEOPLE)) {
      room.awaitWhole();
      report.note(room.summary());
      List<String> standby = room.picture().voices("STANDBY");
      List<JsonNode> tickets = new ArrayList<>();
      for (int i = 0; i < NEW; i++) {
        tickets.add(room.ticket(true));
      }
      stage.controlPlane().kill();
      tickets.forEach(ticket -> room.join(ticket, Map.of()));
      room.awaitJoined();
      room.awaitFlow(QUIET);
      report.add(
          Figure.exactly(
              "people who joined without it", room.swarm().count("joined"), PEOPLE + NEW));
      List<String> speakers = new ArrayList<>(standby.subList(0, Math.min(TURNS, standby.size())));
      tickets.forEach(ticket -> speakers.add(ticket.path("participant").asString()));
      int unheard = 0;
      for (String speaker : speakers) {
        try (Turn turn = Turn.begin(room.swarm(), speaker)) {
          Await.pause(TURN);
          if (!turn.awaitHeardBy(PEOPLE + NEW - 1, SOON)) {
            unheard += PEOPLE + NEW - 1 - turn.heard().size();
          }
        }
      }
      report.add(
          Figure.exactly(
              "receivers that missed one of %d turns".formatted(speakers.size()), unheard, 0));
      report.add(
          Figure.exactly(
              "live streams that stand still", room.swarm().flow(QUIET).path("still").asInt(), 0));
      stage.controlPlane().restart();
      Duration whole = room.awaitWhole();
      report.note(
          "everybody in a valid graph %d ms after its return: %s"
              .formatted(whole.toMillis(), room.summary()));
      report.add(
          Figure.exactly("people after its return", room.picture().participants(), PEOPLE + NEW));
      report.add(Figure.exactly("people who dropped out", room.swarm().count("closed"), 0));
      report.add(Figure.exactly("people who had to join again", room.swarm().count("rejoined"), 0));
    }
  }
}
