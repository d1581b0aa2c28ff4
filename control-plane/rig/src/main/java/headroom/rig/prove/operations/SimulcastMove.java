// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.large.LargeStage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A room of twelve moves: two in Chromium and two with libwebrtc send their picture in two sizes at
 * once, the others are plain.
 */
final class SimulcastMove implements Scenario<LargeStage> {
  private static final int ROUNDS = 2;
  private static final int MOVES = 5;
  private static final int PAGES = 2;
  private static final int NATIVES = 2;
  private static final int PLAIN = 8;
  private static final int PEOPLE = PAGES + NATIVES + PLAIN;

  /** Smallest first, bit/s. */
  private static final List<Integer> SIZES = List.of(100_000, 300_000);

  @Override
  public String name() {
    return "simulcast";
  }

  @Override
  public String title() {
    return "A room of twelve moves, four of whom send simulcast";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    Acts acts = new Acts(stage::api);
    Measured measured = new Measured();
    long lost = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      for (Manner manner : Manner.values()) {
        String room = "twelve-%s-%d".formatted(manner, round);
        try (Call call = new Call(stage, room)) {
          call.open(room, PEOPLE);
          // By default ten are live, and the others' streams would rest.
          stage.api().limits(room, PEOPLE, 0);
          call.join(room, PLAIN, Swarm.Kind.PLAIN, with(manner, "videoFps", 2));
          call.join(room, NATIVES, Swarm.Kind.NATIVE, with(manner, "videoBitrates", SIZES));
          String address = manner.parameter() + "&simulcast=1&size=640x360";
          try (Pages pages = new Pages(stage, room, PAGES, address)) {
            pages.awaitReceiving(PEOPLE - 1);
            for (int move = 0; move < MOVES; move++) {
              Await.pause(Stops.STEADY);
              String operation = acts.begin(acts.planMove(room, Stops.after(acts, room)), Map.of());
              measured.take(acts, operation, manner, Stops.streams(PEOPLE));
            }
            lost += call.lost() + PEOPLE - acts.people(room);
          }
        }
        report.note("round %d of %d, %s, is over".formatted(round, ROUNDS, manner));
      }
    }
    report.add(Figure.exactly("people who were lost", lost, 0));
    report.add(Figure.exactly("streams that were not measured", measured.unmeasured(), 0));
    measured.report(
        report,
        "Chromium, of who sends simulcast",
        measured,
        gap -> Pages.isMeasuredThere(gap) && isOfTwoSizes(gap),
        10,
        3);
    measured.report(report, "all twelve", measured, gap -> true, 10, 3);
  }

  private static boolean isOfTwoSizes(JsonNode gap) {
    return !gap.path("sender").asString().contains("-plain");
  }

  private static Map<String, Object> with(Manner manner, String name, Object value) {
    Map<String, Object> options = new HashMap<>(manner.options());
    options.put(name, value);
    return options;
  }
}
