// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.browser.Share;
import headroom.rig.process.Await;
import headroom.rig.process.Precedence;
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
 * A room of twelve moves: one in Chromium and two with libwebrtc send their picture in two sizes at
 * once, the others are plain. Each picture is encoded twice over while its sender is at two places,
 * so that more of them are more than two processors hold.
 */
final class SimulcastMove implements Scenario<LargeStage> {
  private static final int ROUNDS = 2;
  private static final int MOVES = 5;
  private static final int PAGES = 1;
  private static final int NATIVES = 2;
  private static final int PLAIN = 9;
  private static final int PEOPLE = PAGES + NATIVES + PLAIN;

  /** Whoever decodes leaves out the voices of plain people: there was never anything to hear. */
  private static final int STREAMS = Stops.streams(PEOPLE) - (PAGES + NATIVES) * PLAIN;

  private static final Map<String, Object> CHEAP = Map.of("videoFps", 2);

  /** Smallest first, bit/s. */
  private static final Map<String, Object> SIMULCAST =
      Map.of("videoBitrates", List.of(100_000, 300_000));

  @Override
  public String name() {
    return "simulcast";
  }

  @Override
  public String title() {
    return "A room of twelve moves, three of whom send simulcast";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    // Agents that have never moved a room compile what they do while they do it.
    round(stage, Manner.MAKE, "warm-up", new Measured(), new Dropped());
    Measured measured = new Measured();
    Dropped dropped = new Dropped();
    long lost = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      for (Manner manner : Manner.values()) {
        String room = "twelve-%s-%d".formatted(manner, round);
        lost += round(stage, manner, room, measured, dropped);
        report.note("round %d of %d, %s, is over".formatted(round, ROUNDS, manner));
      }
    }
    report.add(Figure.exactly("people who were lost", lost, 0));
    dropped.report(report);
    report.add(Figure.exactly("streams that were not measured", measured.unmeasured(), 0));
    measured.report(
        report, "who sends simulcast, of each other", measured, SimulcastMove::isOfTwoSizes, 10, 4);
    measured.report(report, "all twelve", measured, gap -> true, 10, 4);
  }

  /** Five moves in one manner; people who were not there in the end. */
  private static long round(
      LargeStage stage, Manner manner, String room, Measured measured, Dropped dropped) {
    Acts acts = new Acts(stage::api);
    // Who encodes would hold up the voices of others in the same process.
    try (Call call = new Call(stage, room);
        Call encoders = new Call(stage, stage.swarm(room + "-encoders", Swarm.Codecs.ORDINARY))) {
      call.swarm().take(Precedence.MEDIA);
      encoders.swarm().take(Precedence.DEVICES);
      call.open(room, PEOPLE);
      // By default ten are live, and the others' streams would rest.
      stage.api().limits(room, PEOPLE, 0);
      call.join(room, PLAIN, Swarm.Kind.PLAIN, with(manner, CHEAP));
      call.swarm().carryMediaFirst();
      encoders.join(room, NATIVES, Swarm.Kind.NATIVE, with(manner, SIMULCAST));
      encoders.swarm().carryMediaFirst();
      String address = manner.parameter() + "&simulcast=1&size=480x270";
      try (Pages pages = new Pages(stage, room, PAGES, Share.DEVICES, address)) {
        pages.awaitReceiving(PEOPLE - 1);
        pages.carryMediaFirst();
        for (int move = 0; move < MOVES; move++) {
          Await.pause(Stops.STEADY);
          String operation = acts.begin(acts.planMove(room, Stops.after(acts, room)), Map.of());
          measured.take(acts, operation, manner, STREAMS);
        }
        dropped.add(manner, pages);
        dropped.add(manner, call);
        dropped.add(manner, encoders);
        return call.lost() + encoders.lost() + PEOPLE - acts.people(room);
      }
    }
  }

  private static boolean isOfTwoSizes(JsonNode gap) {
    return !(gap.path("sender").asString() + gap.path("receiver").asString()).contains("-plain");
  }

  private static Map<String, Object> with(Manner manner, Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>(manner.options());
    options.putAll(more);
    return options;
  }
}
