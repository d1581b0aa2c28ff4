// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a pipe adds to a packet's way: host to host, and worker to worker on one host. */
final class PipeLatency implements Scenario<LargeStage> {
  private static final int PEOPLE = 14;

  /** Consumers to a worker: so few that a handful of people need several. */
  private static final int CAPACITY = 16;

  private static final Duration SPEECH = Duration.ofSeconds(40);
  private static final Duration GOAL = Duration.ofMillis(5);

  @Override
  public String name() {
    return "pipe-latency";
  }

  @Override
  public String title() {
    return "What a pipe adds to the way of a packet";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    stage.capacity(CAPACITY);
    try (LargeRoom room = LargeRoom.open(stage, "latency", 10)) {
      room.join(1, LargeRoom.CHEAP);
      room.join(PEOPLE - 1, Map.of("sends", false));
      room.awaitWhole();
      report.note(room.summary());
      String speaker = room.senders().getFirst();
      try (Turn turn = Turn.begin(room.swarm(), speaker)) {
        turn.awaitHeardBy(PEOPLE - 1, LargeRoom.PATIENCE);
        room.swarm().resetGaps();
        Await.pause(SPEECH);
        RoomPicture picture = room.picture();
        String home = partOf(picture, speaker);
        String near = somebody(picture, home::equals, speaker);
        compare(
            room,
            near,
            somebody(picture, part -> !home.equals(part) && sameHost(home, part), speaker),
            "worker to worker on one host",
            report);
        compare(
            room,
            near,
            somebody(picture, part -> !sameHost(home, part), speaker),
            "host to host",
            report);
      }
    } finally {
      stage.capacity(0);
    }
  }

  private static void compare(LargeRoom room, String near, String far, String what, Report report) {
    JsonNode difference =
        room.swarm().delays(room.senders().getFirst(), near, far).path("difference");
    report.add(
        Figure.atLeast("packets compared, " + what, difference.path("count").asLong(0), 500, ""));
    report.note(
        String.format(
            Locale.ROOT,
            "a pipe adds, %s: median %d µs, p99 %d µs, at most %d µs",
            what,
            difference.path("medianMicros").asLong(),
            difference.path("p99Micros").asLong(),
            difference.path("maxMicros").asLong()));
    report.add(
        Figure.within(
            "a pipe adds, " + what + ", median",
            Duration.ofNanos(difference.path("medianMicros").asLong() * 1_000),
            GOAL));
  }

  private static boolean sameHost(String one, String other) {
    return LargeStage.hostOf(one) == LargeStage.hostOf(other);
  }

  private static String partOf(RoomPicture picture, String person) {
    return picture.seats().entrySet().stream()
        .filter(seat -> seat.getValue().contains(person))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static String somebody(RoomPicture picture, Predicate<String> part, String but) {
    return picture.seats().entrySet().stream()
        .filter(seat -> part.test(seat.getKey()))
        .map(Map.Entry::getValue)
        .flatMap(List::stream)
        .filter(person -> !person.equals(but))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Nobody sits where we look: " + picture.seats()));
  }
}
