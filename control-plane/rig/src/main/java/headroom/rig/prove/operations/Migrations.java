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
import java.util.Map;
import java.util.function.Predicate;

/**
 * Rooms of people in Chromium and with libwebrtc move while they talk, by make-before-break and, in
 * the same run, by break-before-make; then moves are taken back. Other rooms go on beside them.
 */
final class Migrations implements Scenario<LargeStage> {
  private static final int ROUNDS = 4;
  private static final int MOVES = 5;
  private static final int REVERSES = 3;
  private static final int PAGES = 4;

  /** Small pictures, so that two processors hold four browsers that send and receive twice. */
  private static final String SIZE = "&size=160x90";

  private static final int NATIVE_ROOMS = 5;
  private static final int NATIVES = 2;
  private static final int OTHER_ROOMS = 6;
  private static final int OTHERS = 5;

  private final Measured there = new Measured();
  private final Measured back = new Measured();
  private final Dropped dropped = new Dropped();

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String title() {
    return "Rooms move while people talk, make-before-break beside break-before-make, and back";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    long lost = 0;
    try (Call others = new Call(stage, "others")) {
      for (int i = 1; i <= OTHER_ROOMS; i++) {
        others.room(
            "others-" + i,
            OTHERS,
            Swarm.Kind.PLAIN,
            Map.of("silenceIntervalMs", 60, "videoFps", 5));
      }
      for (int round = 1; round <= ROUNDS; round++) {
        for (Manner manner : Manner.values()) {
          lost += round(stage, manner, round);
          report.note("round %d of %d, %s, is over".formatted(round, ROUNDS, manner));
        }
      }
      lost += others.lost();
      // Nobody moves these, so whatever happens to them is a fault.
      dropped.add(Manner.MAKE, others);
    }
    report.add(Figure.exactly("people who were lost", lost, 0));
    dropped.report(report);
    report.add(
        Figure.exactly(
            "streams that were not measured", there.unmeasured() + back.unmeasured(), 0));
    there.report(report, "Chromium", there, Pages::isMeasuredThere, 10, 4);
    there.report(report, "libwebrtc", there, Predicate.not(Pages::isMeasuredThere), 10, 4);
    back.report(report, "Chromium, reverse", there, Pages::isMeasuredThere, 10, 4);
    back.report(report, "libwebrtc, reverse", there, Predicate.not(Pages::isMeasuredThere), 10, 4);
  }

  /** One manner of moving, all rooms; people who were not there in the end. */
  private long round(LargeStage stage, Manner manner, int round) {
    Acts acts = new Acts(stage::api);
    return inChromium(stage, acts, manner, round) + withLibwebrtc(stage, acts, manner, round);
  }

  private long inChromium(LargeStage stage, Acts acts, Manner manner, int round) {
    String room = "pages-%s-%d".formatted(manner, round);
    try (Call call = new Call(stage, room)) {
      call.open(room, PAGES);
      try (Pages pages = new Pages(stage, room, PAGES, Share.MEDIA, manner.parameter() + SIZE)) {
        pages.awaitReceiving(PAGES - 1);
        pages.carryMediaFirst();
        for (int move = 0; move < MOVES; move++) {
          Await.pause(Stops.STEADY);
          move(acts, room, manner, PAGES, move < REVERSES);
        }
        dropped.add(manner, pages);
        return (long) PAGES - acts.people(room);
      }
    }
  }

  private long withLibwebrtc(LargeStage stage, Acts acts, Manner manner, int round) {
    try (Call call = new Call(stage, "native-%s-%d".formatted(manner, round))) {
      call.swarm().take(Precedence.MEDIA);
      for (int i = 1; i <= NATIVE_ROOMS; i++) {
        call.room(
            "native-%s-%d-%d".formatted(manner, round, i),
            NATIVES,
            Swarm.Kind.NATIVE,
            manner.options());
      }
      call.swarm().carryMediaFirst();
      Await.pause(Stops.STEADY);
      long lost = 0;
      for (String room : call.rooms()) {
        move(acts, room, manner, NATIVES, true);
        lost += (long) NATIVES - acts.people(room);
      }
      dropped.add(manner, call);
      return lost + call.lost();
    }
  }

  /** To the next stop; and back at once, while the old side is warm. */
  private void move(Acts acts, String room, Manner manner, int people, boolean andBack) {
    String operation = acts.begin(acts.planMove(room, Stops.after(acts, room)), Map.of());
    there.take(acts, operation, manner, Stops.streams(people));
    if (andBack && manner == Manner.MAKE) {
      Await.pause(Stops.STEADY);
      back.take(acts, acts.reverse(operation), manner, Stops.streams(people));
    }
  }
}
