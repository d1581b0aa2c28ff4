// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * A part goes from one worker to another; if the room has a part there already, they merge.
 *
 * @param number 1-based, in the order of the plan
 * @param wave 1-based; a wave begins when all moves of the one before have ended, and its own run
 *     at once
 * @param from where it is; null for a room that arrives
 * @param people on it
 * @param reconnects of its people, those whose client knows no migration
 * @param load that the target gets, in counted consumers, at most: the sum of both when parts merge
 * @param merges with the room's part at the target
 * @param pipesAdded directed pipes to and from the target, at most
 * @param pipesRemoved directed pipes to and from the source, at most
 * @param reason in words for operators
 */
public record Move(
    int number,
    int wave,
    Kind kind,
    RoomId room,
    @Nullable WorkerId from,
    WorkerId to,
    int people,
    int reconnects,
    long load,
    boolean merges,
    int pipesAdded,
    int pipesRemoved,
    String reason) {
  /** How it comes about. */
  public enum Kind {
    /** Make-before-break: while it runs, both copies exist and load counts twice. */
    LIVE,
    /** The source is gone; people join again. */
    RESTART,
    /** A room that was nowhere. */
    ARRIVAL
  }

  Move at(int otherNumber, int otherWave) {
    return new Move(
        otherNumber,
        otherWave,
        kind,
        room,
        from,
        to,
        people,
        reconnects,
        load,
        merges,
        pipesAdded,
        pipesRemoved,
        reason);
  }
}
