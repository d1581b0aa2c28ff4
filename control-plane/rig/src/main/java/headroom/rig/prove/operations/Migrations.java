// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.browser.Share;
import headroom.rig.browser.TryRoomPage;
import headroom.rig.process.Swarm;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.large.LargeStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Rooms of people in Chromium and with libwebrtc move while they talk, by make-before-break and, in
 * the same run, by break-before-make.
 */
final class Migrations implements Scenario<LargeStage> {
  private static final int ROUNDS = 4;
  private static final int MOVES = 5;
  private static final int PAGES = 4;
  private static final int NATIVE_ROOMS = 5;
  private static final int NATIVES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Worker to worker on a host, and host to host, in turns. */
  private static final List<String> STOPS =
      List.of("media-01/w2", "media-02/w1", "media-02/w2", "media-03/w1", "media-01/w1");

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String title() {
    return "Rooms move while people talk, make-before-break beside break-before-make";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    Acts acts = new Acts(stage::api);
    List<JsonNode> make = new ArrayList<>();
    List<JsonNode> broken = new ArrayList<>();
    long lost = 0;
    long notDone = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (String mode : List.of("make", "break")) {
        try (Call call = new Call(stage, mode + round)) {
          for (int i = 1; i <= NATIVE_ROOMS; i++) {
            call.room(
                "%s-%d-%d".formatted(mode, round, i),
                NATIVES,
                Swarm.Kind.NATIVE,
                Map.of("migration", mode));
          }
          lost += moves(stage, acts, call, mode, round, mode.equals("make") ? make : broken);
          notDone += call.lost();
        }
      }
    }
    report.add(
        Figure.exactly("people who were lost in %d moves".formatted(ROUNDS * MOVES), lost, 0));
    report.add(Figure.exactly("people with libwebrtc who dropped out", notDone, 0));
    figures(
        report, "Chromium", make, broken, gap -> gap.path("room").asString().startsWith("page"));
    figures(
        report, "libwebrtc", make, broken, gap -> !gap.path("room").asString().startsWith("page"));
  }

  /** Moves all rooms from stop to stop; people who were not there in the end. */
  private static long moves(
      LargeStage stage, Acts acts, Call call, String mode, int round, List<JsonNode> gaps) {
    String room = "page-%s-%d".formatted(mode, round);
    List<TryRoomPage> pages = new ArrayList<>();
    stage.api().createRoom(room, PAGES);
    try {
      for (int i = 1; i <= PAGES; i++) {
        JsonNode ticket = stage.api().ticket(room, room + "-p" + i, false);
        pages.add(
            TryRoomPage.join(
                stage.chromium(),
                Share.EQUAL,
                ticket.path("pageUrl").asString() + "&migration=" + mode,
                "Person" + i));
      }
      pages.forEach(page -> page.awaitReceiving(PAGES - 1, PATIENCE));
      for (int move = 0; move < MOVES; move++) {
        List<String> operations = new ArrayList<>();
        operations.add(acts.begin(acts.planMove(room, next(acts, room)), Map.of()));
        String other = call.rooms().get(move % call.rooms().size());
        operations.add(acts.begin(acts.planMove(other, next(acts, other)), Map.of()));
        for (String operation : operations) {
          acts.awaitEnd(operation);
          stage.api().gaps(operation).forEach(gaps::add);
        }
      }
      long lost = (long) PAGES - stage.api().room(room).path("participants").size();
      for (String other : call.rooms()) {
        lost += NATIVES - stage.api().room(other).path("participants").size();
      }
      return lost;
    } finally {
      pages.forEach(TryRoomPage::close);
      stage.api().closeRoom(room);
    }
  }

  /** The stop after the one where the room is. */
  private static String next(Acts acts, String room) {
    String here = acts.partsOf(room).iterator().next();
    return STOPS.get((STOPS.indexOf(here) + 1) % STOPS.size());
  }

  private static void figures(
      Report report,
      String whose,
      List<JsonNode> make,
      List<JsonNode> broken,
      Predicate<JsonNode> which) {
    Gaps audio = Gaps.of(make, which, false);
    Gaps video = Gaps.of(make, which, true);
    Gaps silence = Gaps.of(broken, which, false);
    Gaps freeze = Gaps.of(broken, which, true);
    report.note(whose + ", make-before-break, audio: " + audio);
    report.note(whose + ", break-before-make, audio: " + silence);
    report.note(whose + ", make-before-break, video: " + video);
    report.note(whose + ", break-before-make, video: " + freeze);
    report.add(
        Figure.exactly(
            whose + ": streams that did not come back", audio.missing() + video.missing(), 0));
    report.add(
        Figure.atLeast(
            whose + ": how many times smaller audio silence p95 is",
            Math.round(silence.p95() / Math.max(1, audio.p95())),
            10,
            ""));
    report.add(
        Figure.atLeast(
            whose + ": how many times smaller video freeze beyond the baseline p95 is",
            Math.round(freeze.beyondP95() / Math.max(1, video.beyondP95())),
            4,
            ""));
  }
}
