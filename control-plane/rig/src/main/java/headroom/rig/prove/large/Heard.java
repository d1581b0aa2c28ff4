// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** From silence to heard at people on other hosts: who was on standby, and who was off. */
final class Heard implements Scenario<LargeStage> {
  private static final int PEOPLE = 60;
  private static final int TURNS = 30;
  private static final Duration TURN = Duration.ofMillis(2_500);
  private static final Duration BETWEEN = Duration.ofMillis(500);

  @Override
  public String name() {
    return "heard";
  }

  @Override
  public String title() {
    return "From silence to heard at the farthest participant, on another host";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    try (LargeRoom room = LargeRoom.open(stage, "heard", 60)) {
      room.join(PEOPLE, Map.of("silenceIntervalMs", 60));
      room.awaitWhole();
      report.note(room.summary());
      report.note("a packet of a silent person goes out every 60 ms, which is part of the time");
      measure(room, "STANDBY", report, Duration.ofMillis(1_000), Duration.ofMillis(1_500));
      measure(room, "OFF", report, Duration.ofMillis(1_000), Duration.ofMillis(1_500));
    }
  }

  private static void measure(
      LargeRoom room, String flow, Report report, Duration median, Duration p95) {
    List<Double> times = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      RoomPicture picture = room.picture();
      List<String> candidates =
          picture.voices(flow).stream().filter(room.senders()::contains).toList();
      if (candidates.isEmpty()) {
        throw new IllegalStateException("Nobody is " + flow + "; " + room.summary());
      }
      String speaker = candidates.get(turn % candidates.size());
      Set<String> far = elsewhere(picture, speaker);
      try (Turn spoken = Turn.begin(room.swarm(), speaker)) {
        Await.pause(TURN);
        times.add(spoken.lastOf(far));
      }
      // So that the API has seen who is live now.
      Await.pause(BETWEEN);
    }
    Quantiles quantiles = Quantiles.of(times);
    String from = "from silence to heard on other hosts, " + flow.toLowerCase(Locale.ROOT);
    report.note(
        "%d turns, the last of all receivers on other hosts; %d of them not heard by all within %d ms"
            .formatted(
                TURNS, times.stream().filter(time -> time.isInfinite()).count(), TURN.toMillis()));
    report.add(Figure.within(from + " before, p50", quantiles.at(0.5), median));
    report.add(Figure.within(from + " before, p95", quantiles.at(0.95), p95));
  }

  /** Who sits on another host than this person. */
  private static Set<String> elsewhere(RoomPicture picture, String person) {
    Set<String> people = new HashSet<>();
    int host =
        picture.seats().entrySet().stream()
            .filter(seat -> seat.getValue().contains(person))
            .mapToInt(seat -> LargeStage.hostOf(seat.getKey()))
            .findFirst()
            .orElseThrow();
    picture
        .seats()
        .forEach(
            (part, who) -> {
              if (LargeStage.hostOf(part) != host) {
                people.addAll(who);
              }
            });
    if (people.isEmpty()) {
      throw new IllegalStateException("Nobody sits on another host than " + person);
    }
    return people;
  }
}
