// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import java.util.Random;

/** A room in which anything may happen, the same for the same seed. */
final class RandomHistory {
  private static final int ROUTERS = 3;

  private final Random random;
  private final SpeakerRoom room;
  private int joined;
  private long nowMs = 1_000;

  RandomHistory(long seed) {
    random = new Random(seed);
    int live = 1 + random.nextInt(6);
    room = new SpeakerRoom(new SpeakerLimits(live, random.nextInt(8), live + random.nextInt(4)));
    int first = 1 + random.nextInt(25);
    for (int i = 0; i < first; i++) {
      join();
    }
  }

  SpeakerRoom room() {
    return room;
  }

  long nowMs() {
    return nowMs;
  }

  /** 10 to 109 ms pass, then one thing happens; most often somebody is heard. */
  void goOn() {
    nowMs += 10 + random.nextInt(100);
    int what = random.nextInt(100);
    if (room.names().isEmpty() || what < 2) {
      join();
      return;
    }
    String name = anybody();
    switch (what) {
      case 2 -> room.leave(name);
      case 3 -> room.pin(name, random.nextInt(5));
      case 4, 5 -> room.unpin(name);
      case 6 -> room.share(name, random.nextBoolean(), nowMs);
      case 7, 8 -> room.unshare(name);
      case 9 -> sends(name);
      default -> {
        if (what < 20) {
          room.dominate(name, nowMs);
        } else {
          room.hear(name, -60 + random.nextInt(60), nowMs);
        }
      }
    }
  }

  private void join() {
    String name = "p" + joined++;
    room.join(name, "r" + random.nextInt(ROUTERS), true, true, nowMs);
    sends(name);
  }

  /** Most send both kinds, some one, a few none. */
  private void sends(String name) {
    int kinds = random.nextInt(12);
    room.sends(name, kinds > 2, kinds != 0 && kinds < 10, nowMs);
  }

  /** A few talk more than the others, else nobody would ever be heard twice in a row. */
  private String anybody() {
    int all = room.names().size();
    int few = Math.max(1, all / 3);
    return room.names().get(random.nextInt(random.nextInt(3) == 0 ? all : few));
  }
}
