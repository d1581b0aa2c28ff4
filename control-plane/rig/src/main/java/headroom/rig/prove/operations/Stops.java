// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import java.time.Duration;
import java.util.List;

/** Where rooms of a proof go, one worker after the other. */
final class Stops {
  /**
   * People talk this long before they move, so that receivers know the steady state: they compare a
   * move with as long a time just before it.
   */
  static final Duration STEADY = Duration.ofSeconds(4);

  /** Worker to worker on a host, and host to host, in turns. */
  private static final List<String> WORKERS =
      List.of("media-01/w2", "media-02/w1", "media-02/w2", "media-03/w1", "media-01/w1");

  private Stops() {}

  /** The stop after the one where the room is. */
  static String after(Acts acts, String room) {
    String here = acts.partsOf(room).iterator().next();
    return WORKERS.get((WORKERS.indexOf(here) + 1) % WORKERS.size());
  }

  /** Streams at all receivers of a room in which everybody sends a voice and a picture. */
  static int streams(int people) {
    return 2 * people * (people - 1);
  }
}
