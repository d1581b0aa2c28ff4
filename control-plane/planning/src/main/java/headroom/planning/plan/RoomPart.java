// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.Comparator;

/**
 * A room's router on one worker, with everybody on it. It moves as a whole or not at all.
 *
 * @param people on it, those on their way included
 * @param load that its worker has of it, in counted consumers
 * @param obstacle why it can't be moved, in words for operators; empty when it can
 * @param group the only host group that it may be in; empty when it may be in any
 * @param reconnects of its people, those whose client knows no migration: they are reconnected
 */
public record RoomPart(
    RoomId room,
    WorkerId worker,
    int people,
    long load,
    String obstacle,
    String group,
    int reconnects)
    implements Comparable<RoomPart> {
  private static final Comparator<RoomPart> ORDER =
      Comparator.comparing(RoomPart::room).thenComparing(RoomPart::worker);

  /**
   * @throws IllegalArgumentException when a number is negative, or more reconnect than are there
   */
  public RoomPart {
    if (people < 0 || load < 0 || reconnects < 0 || reconnects > people) {
      throw new IllegalArgumentException(
          "People and load of "
              + room
              + " on "
              + worker
              + " are 0 or more, and of the people some reconnect.");
    }
  }

  /** A part that may go anywhere, with clients that all know migration. */
  public RoomPart(RoomId room, WorkerId worker, int people, long load) {
    this(room, worker, people, load, "", "", 0);
  }

  /** Whether it can be moved at all. */
  public boolean movable() {
    return obstacle.isEmpty();
  }

  /** The same part on another worker. */
  RoomPart on(WorkerId other) {
    return new RoomPart(room, other, people, load, obstacle, group, reconnects);
  }

  @Override
  public int compareTo(RoomPart other) {
    return ORDER.compare(this, other);
  }
}
