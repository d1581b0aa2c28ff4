// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One person sends, three hundred on six workers receive. */
final class Broadcast implements Scenario<LargeStage> {
  private static final int RECEIVERS = 300;

  /** So many senders would fit; more than that can't be announced of listeners yet. */
  private static final int ANNOUNCED = 40;

  /** Consumers to a worker; with 500 as by default 300 receivers need only two workers. */
  private static final int CAPACITY = 150;

  private static final Duration QUIET = Duration.ofMillis(1_500);
  private static final Duration WATCH = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "broadcast";
  }

  @Override
  public String title() {
    return "One person sends, three hundred on six workers receive";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    stage.capacity(CAPACITY);
    try (LargeRoom room = LargeRoom.open(stage, "broadcast", ANNOUNCED)) {
      // How often key frames may be asked is fixed when the speaker's picture begins, by who is
      // expected: nobody is there yet.
      Swarm sender = room.joinApart("speaker", Map.of("silenceIntervalMs", 60, "videoFps", 5));
      room.join(RECEIVERS, Map.of("sends", false));
      room.awaitWhole();
      report.note(room.summary());
      room.swarm().resetGaps();
      sender.resetGaps();
      long start = System.nanoTime();
      room.comeAgain();
      report.note(
          "%d receivers left and joined again within %d ms"
              .formatted(RECEIVERS, Duration.ofNanos(System.nanoTime() - start).toMillis()));
      room.awaitFlow(QUIET);
      Await.pause(WATCH);
      room.awaitWhole();
      report.note(room.summary());
      report.add(
          Figure.exactly(
              "workers on which somebody sits",
              room.picture().seats().size(),
              (long) LargeStage.HOSTS * LargeStage.WORKERS_PER_HOST));
      JsonNode flow = room.swarm().flow(QUIET);
      report.add(
          Figure.exactly(
              "receivers who get voice and picture",
              flow.path("peers")
                  .valueStream()
                  .filter(peer -> peer.path("live").asInt() == 2 && peer.path("still").asInt() == 0)
                  .count(),
              RECEIVERS));
      JsonNode video =
          sender
              .stats()
              .path(0)
              .path("stats")
              .path("sent")
              .valueStream()
              .filter(sent -> "video".equals(sent.path("kind").asString()))
              .findFirst()
              .orElseThrow();
      report.note("key frames asked of the sender: " + video.path("keyFrameRequests").asLong());
      report.add(
          Figure.atLeast(
              "key frames asked of the sender", video.path("keyFrameRequests").asLong(0), 1, ""));
      report.add(
          Figure.atMost(
              "key frames asked of the sender within any second",
              video.path("keyFrameRequestsInASecond").asLong(Long.MAX_VALUE),
              1,
              ""));
    } finally {
      stage.capacity(0);
    }
  }
}
