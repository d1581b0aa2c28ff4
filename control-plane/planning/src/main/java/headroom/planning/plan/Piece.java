// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A room part within a {@link Draft}, which alone changes it. */
final class Piece {
  /** Large ones are hardest to place, so they choose first; names decide between equals. */
  static final Comparator<Piece> LARGEST_FIRST =
      Comparator.comparingLong((Piece piece) -> piece.load)
          .reversed()
          .thenComparing(piece -> piece.room)
          .thenComparingInt(piece -> piece.order);

  final RoomId room;
  final int order;
  final String obstacle;
  final String group;
  int people;
  long load;
  int reconnects;
  boolean moved;
  int merges;
  @Nullable Bin bin;

  /**
   * @param order distinguishes parts of one room
   * @param bin null for a room that arrives
   */
  Piece(RoomPart part, int order, @Nullable Bin bin) {
    room = part.room();
    this.order = order;
    obstacle = part.obstacle();
    group = part.group();
    people = part.people();
    load = part.load();
    reconnects = part.reconnects();
    this.bin = bin;
  }

  /**
   * Whether a plan may move it: nothing hinders it, and this plan has moved neither it nor anybody
   * to it.
   */
  boolean free() {
    return obstacle.isEmpty() && !moved && merges == 0;
  }

  @Nullable WorkerId worker() {
    Bin where = bin;
    return where == null ? null : where.id();
  }
}
