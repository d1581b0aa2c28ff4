// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.large.LargeStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Twenty rooms of two people each, all on one host. */
final class TwentyRooms {
  static final int ROOMS = 20;
  static final int PEOPLE = 2;
  static final int EVERYBODY = ROOMS * PEOPLE;
  static final String HOST = "media-01";
  private static final List<String> OTHERS = List.of("media-02", "media-03");

  private TwentyRooms() {}

  /** Opens them and waits until all are there; afterwards the other hosts take rooms again. */
  static void open(LargeStage stage, Acts acts, Call call, String name) {
    OTHERS.forEach(stage.api()::cordon);
    try {
      for (int i = 1; i <= ROOMS; i++) {
        call.room(
            name + "-" + i,
            PEOPLE,
            Swarm.Kind.PLAIN,
            Map.of("silenceIntervalMs", 100, "videoFps", 1));
      }
      awaitThere(stage, acts, call);
    } finally {
      OTHERS.forEach(stage.api()::uncordon);
    }
  }

  /** Waits until the control plane knows of all of them on the host. */
  static void awaitThere(LargeStage stage, Acts acts, Call call) {
    Await.until(
        () -> "all rooms on " + HOST + "; " + acts.loads(),
        Duration.ofSeconds(60),
        () -> acts.roomsOn(HOST) == ROOMS && people(stage, call) == EVERYBODY);
  }

  /** People in all of them, as the API shows them. */
  static long people(LargeStage stage, Call call) {
    return call.rooms().stream()
        .mapToLong(room -> stage.api().room(room).path("participants").size())
        .sum();
  }
}
