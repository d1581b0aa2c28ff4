// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a room costs as it grows: the table of docs/benchmarks.md. */
final class Growth implements Scenario<LargeStage> {
  private static final List<Integer> SIZES = List.of(10, 25, 50, 100, 200);

  /** With the default policy a room takes 162 who send; who comes after them listens. */
  private static final int MOST_SENDERS = 150;

  /**
   * Consumers per worker: a room of 200 in which all hear ten is more than six workers take with
   * the preset, and these streams are thin.
   */
  private static final int CAPACITY = 1_100;

  private static final int TURNS = 4;
  private static final Duration TURN = Duration.ofSeconds(3);
  private static final Duration QUIET = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String title() {
    return "What a room costs as it grows";
  }

  /** A row of the table. */
  private record Row(
      int people, int senders, int parts, long live, long paused, double cores, double pipeMbit) {
    long fullMesh() {
      return 2L * senders * (people - 1);
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "| %d | %d | %d | %,d | %,d | %.2f | %.2f | %,d |",
          people,
          senders,
          parts,
          live,
          paused,
          cores,
          pipeMbit,
          fullMesh());
    }
  }

  @Override
  public void run(LargeStage stage, Report report) {
    stage.capacity(CAPACITY);
    List<Row> rows = new ArrayList<>();
    try (LargeRoom room = LargeRoom.open(stage, "growth", 100)) {
      for (int size : SIZES) {
        int senders = Math.min(size, MOST_SENDERS) - room.senders().size();
        room.join(Math.max(0, senders), Map.of());
        room.join(size - room.plain(), Map.of("sends", false));
        room.awaitWhole();
        room.awaitFlow(QUIET);
        rows.add(measure(stage, room, size));
      }
    } finally {
      stage.capacity(0);
    }
    report.note(
        "| people | who send | parts | live consumers | paused consumers | worker CPU, cores | pipes, Mbit/s | full mesh |");
    report.note("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    rows.forEach(row -> report.note(row.line()));
    // The tenth live stream is there from 25 people on; from then on each person costs the same.
    Row small = rows.get(1);
    Row large = rows.getLast();
    long perPerson =
        Math.round((double) (large.live() - small.live()) / (large.people() - small.people()));
    report.add(
        Figure.atMost(
            "live consumers that one more person costs, from %d to %d people"
                .formatted(small.people(), large.people()),
            perPerson,
            24,
            ""));
  }

  /** Figures while somebody speaks: the API's own interval is a few seconds. */
  private static Row measure(LargeStage stage, LargeRoom room, int people) {
    double cores = 0;
    double pipes = 0;
    long live = 0;
    long paused = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      String speaker = room.senders().get(turn * 7 % room.senders().size());
      try (Turn spoken = Turn.begin(room.swarm(), speaker)) {
        Await.pause(TURN);
        spoken.awaitHeardBy(people - 1, TURN);
      }
      RoomPicture picture = room.picture();
      live = Math.max(live, picture.live());
      paused = Math.max(paused, picture.paused());
      cores += cpu(stage) / TURNS;
      pipes += picture.pipeBitsPerSecond() / TURNS;
    }
    return new Row(
        people,
        room.senders().size(),
        room.picture().seats().size(),
        live,
        paused,
        cores,
        pipes / 1e6);
  }

  /** Of all workers, in cores. */
  private static double cpu(LargeStage stage) {
    double cores = 0;
    for (JsonNode worker : stage.api().workers()) {
      JsonNode cpu = worker.path("cpu");
      if (!cpu.isNumber()) {
        throw new IllegalStateException("The API shows no CPU of a worker: " + worker);
      }
      cores += cpu.asDouble();
    }
    return cores;
  }
}
