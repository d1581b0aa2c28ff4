// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.browser.TryRoomPage;
import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A hundred people on three hosts speak in turns: one of them in Chromium, three with libwebrtc,
 * the others over plain RTP.
 */
final class Hundred implements Scenario<LargeStage> {
  private static final int PLAIN = 96;
  private static final String PAGE = "Ada";
  private static final List<String> NATIVES = List.of("Bela", "Cleo", "Dora");
  private static final int PEOPLE = PLAIN + NATIVES.size() + 1;
  private static final int TURNS = 20;
  private static final Duration TURN = Duration.ofSeconds(3);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final long MOST_LIVE = 2_400;

  private final @Nullable Path screens;

  /**
   * @param screens where pictures of the dashboard go; null: none are taken
   */
  Hundred(@Nullable Path screens) {
    this.screens = screens;
  }

  @Override
  public String name() {
    return "hundred";
  }

  @Override
  public String title() {
    return "A hundred people on three hosts and six workers speak in turns";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    try (LargeRoom room = LargeRoom.open(stage, "hundred", 100)) {
      room.join(PLAIN, Map.of());
      room.joinNatives(NATIVES);
      room.joinPage(PAGE);
      room.awaitWhole();
      room.awaitFlow(QUIET);
      report.note(room.summary());
      RoomPicture picture = room.picture();
      report.add(Figure.atLeast("hosts on which somebody sits", picture.hosts(), 3, ""));
      report.add(Figure.exactly("people", picture.participants(), PEOPLE));
      Samples samples = new Samples(room);
      int unheard = speakInTurns(room, samples);
      report.add(Figure.exactly("receivers that missed a turn, of all turns", unheard, 0));
      samples.report(report, MOST_LIVE);
      reportFlow(room, picture.streams("LIVE") - 4, report);
      if (screens != null) {
        Screens.take(stage, room.id(), screens, report);
      }
    }
  }

  /** Returns how many times somebody did not hear somebody. */
  private static int speakInTurns(LargeRoom room, Samples samples) {
    List<String> senders = room.senders();
    int unheard = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      // Neighbours in the list sit on one part; the next speaker shall sit elsewhere.
      String speaker = senders.get(turn * 37 % senders.size());
      long end = System.nanoTime() + TURN.toNanos();
      try (Turn spoken = Turn.begin(room.swarm(), speaker)) {
        while (System.nanoTime() < end) {
          Await.pause(Duration.ofSeconds(1));
          samples.take(QUIET);
        }
        if (!spoken.awaitHeardBy(room.plain() - 1, TURN)) {
          unheard += room.plain() - 1 - spoken.heard().size();
        }
      }
    }
    return unheard;
  }

  /** What arrives at those who decode it. */
  private static void reportFlow(LargeRoom room, long least, Report report) {
    TryRoomPage page = room.pages().getFirst();
    Map<String, Long> atPage = page.counters();
    Map<String, Map<String, Long>> atNatives = room.nativeCounters();
    Await.pause(Duration.ofSeconds(4));
    report.add(
        Figure.atLeast(
            "streams that flow to the browser",
            growing(atPage, page.counters()).size(),
            least,
            ""));
    Map<String, Map<String, Long>> later = room.nativeCounters();
    later.forEach(
        (person, streams) ->
            report.note(
                "%s: %s of %s"
                    .formatted(
                        person,
                        kinds(growing(atNatives.getOrDefault(person, Map.of()), streams)),
                        kinds(streams.keySet()))));
    report.add(
        Figure.atLeast(
            "streams that flow to the person with libwebrtc who gets fewest",
            atNatives.entrySet().stream()
                .mapToLong(
                    person ->
                        growing(person.getValue(), later.getOrDefault(person.getKey(), Map.of()))
                            .size())
                .min()
                .orElse(0),
            least,
            ""));
  }

  private static Set<String> growing(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .filter(stream -> stream.getValue() > before.getOrDefault(stream.getKey(), Long.MAX_VALUE))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static String kinds(Set<String> streams) {
    return "%d audio and %d video"
        .formatted(
            streams.stream().filter(stream -> stream.startsWith("audio")).count(),
            streams.stream().filter(stream -> stream.startsWith("video")).count());
  }

  /** What is looked at every second while people speak. */
  private static final class Samples {
    private final LargeRoom room;
    private int taken;
    private long mostLive;
    private long mostPaused;
    private int mostStill;
    private int withStill;
    private int fewestLiveAtSomebody = Integer.MAX_VALUE;
    private JsonNode still = MissingNode.getInstance();
    private final TreeSet<String> violations = new TreeSet<>();

    Samples(LargeRoom room) {
      this.room = room;
    }

    void take(Duration quiet) {
      RoomPicture picture = room.picture();
      JsonNode flow = room.swarm().flow(quiet);
      taken++;
      mostLive = Math.max(mostLive, picture.live());
      mostPaused = Math.max(mostPaused, picture.paused());
      violations.addAll(picture.violations());
      for (JsonNode peer : flow.path("peers")) {
        fewestLiveAtSomebody = Math.min(fewestLiveAtSomebody, peer.path("live").asInt());
      }
      withStill += flow.path("still").asInt() > 0 ? 1 : 0;
      if (flow.path("still").asInt() > mostStill) {
        mostStill = flow.path("still").asInt();
        still = flow.path("some");
      }
    }

    void report(Report report, long goal) {
      report.add(Figure.atLeast("looks at the room while they speak", taken, TURNS * 2L, ""));
      report.add(Figure.exactly("rules of the graph that were broken", violations.size(), 0));
      violations.forEach(report::note);
      report.add(Figure.atMost("live consumers, pipes included, at most", mostLive, goal, ""));
      report.note("paused consumers, pipes included, at most: " + mostPaused);
      report.note(
          "full mesh on one worker would be: " + 2L * room.everybody() * (room.everybody() - 1));
      report.add(
          Figure.exactly(
              "live streams without a packet for %d s, at worst".formatted(QUIET.toSeconds()),
              mostStill,
              0));
      if (mostStill > 0) {
        report.note("in %d of the looks; some of them: %s".formatted(withStill, still));
      }
      // Ten voices and ten pictures, less the two of one's own, and less two while one who speaks
      // takes the place of another.
      report.add(Figure.atLeast("live streams at anybody, at least", fewestLiveAtSomebody, 16, ""));
    }
  }
}
