// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** SIGKILL of a worker under one of several parts: the others go on, its people come back. */
final class WorkerKilled implements Scenario<LargeStage> {
  private static final int PEOPLE = 50;
  private static final Duration STEADY = Duration.ofSeconds(6);
  private static final Duration NOISE = Duration.ofMillis(500);
  private static final Duration GOAL = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofMillis(1_500);

  @Override
  public String name() {
    return "worker-killed";
  }

  @Override
  public String title() {
    return "The worker in the middle of a room over three parts is killed";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    try (LargeRoom room = LargeRoom.of(stage, "killed", PEOPLE)) {
      room.awaitWhole();
      room.awaitFlow(QUIET);
      report.note(room.summary());
      RoomPicture before = room.picture();
      String home = before.parts().getFirst();
      List<String> parts = List.copyOf(before.seats().keySet());
      report.add(Figure.atLeast("parts on which somebody sits", parts.size(), 3, ""));
      String lost = parts.stream().filter(part -> !part.equals(home)).findFirst().orElseThrow();
      Set<String> there = new TreeSet<>(before.seats().getOrDefault(lost, List.of()));
      String speaker =
          room.senders().stream().filter(id -> !there.contains(id)).findFirst().orElseThrow();
      try (Turn turn = Turn.begin(room.swarm(), speaker)) {
        turn.awaitHeardBy(PEOPLE - 1, GOAL);
        room.swarm().resetGaps();
        Await.pause(STEADY);
        Duration baseline = longestGapOf(speaker, there, room);
        room.swarm().resetGaps();
        long killed = System.nanoTime();
        kill(stage, lost);
        Duration back =
            Await.until(
                () ->
                    "%d people to be back; %d are; %s"
                        .formatted(there.size(), rejoined(room, there), room.summary()),
                LargeRoom.PATIENCE,
                () -> rejoined(room, there) == there.size());
        report.add(Figure.within("until the lost people are back by themselves", back, GOAL));
        room.awaitFlow(QUIET);
        report.add(
            Figure.within(
                "from SIGKILL until every live stream flows", since(killed), GOAL.plus(QUIET)));
        Duration gap = longestGapOf(speaker, there, room);
        report.note(
            "longest gap of the speaker at people of other parts: %d ms, before the kill %d ms"
                .formatted(gap.toMillis(), baseline.toMillis()));
        report.add(
            Figure.within(
                "longest gap of the speaker for people of other parts", gap, baseline.plus(NOISE)));
      }
      report.add(Figure.exactly("people who dropped out", room.swarm().count("closed"), 0));
      Set<String> others = new TreeSet<>();
      room.swarm().events("rejoined").forEach(event -> others.add(event.path("peerId").asString()));
      others.removeAll(there);
      report.add(Figure.exactly("people of other parts who had to join again", others.size(), 0));
      Duration whole = room.awaitWhole();
      report.note("valid graph at the API after " + whole.toMillis() + " ms: " + room.summary());
    }
  }

  private static void kill(LargeStage stage, String worker) {
    long pid = stage.worker(worker).path("pid").asLong(0);
    boolean ended = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
    if (!ended) {
      throw new IllegalStateException("Worker " + worker + " has no process " + pid);
    }
  }

  private static long rejoined(LargeRoom room, Set<String> people) {
    return room.swarm().events("rejoined").stream()
        .map(event -> event.path("peerId").asString())
        .filter(people::contains)
        .distinct()
        .count();
  }

  /** Of the speaker's voice, at everybody who does not sit on the part that is lost. */
  private static Duration longestGapOf(String speaker, Set<String> lost, LargeRoom room) {
    long longest = 0;
    for (JsonNode peer : room.swarm().stats()) {
      if (lost.contains(peer.path("peerId").asString())) {
        continue;
      }
      for (JsonNode stream : peer.path("stats").path("received")) {
        if (speaker.equals(stream.path("peerId").asString())
            && "audio".equals(stream.path("kind").asString())) {
          longest = Math.max(longest, stream.path("longestGapMs").asLong());
        }
      }
    }
    return Duration.ofMillis(longest);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
