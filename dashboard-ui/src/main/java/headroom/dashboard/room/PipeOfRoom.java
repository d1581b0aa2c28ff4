// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.operations.fleet.PipePicture;
import headroom.planning.RoomId;
import java.util.Comparator;

/** A pipe beside the room that it belongs to. */
public record PipeOfRoom(RoomId room, PipePicture pipe) {
  static final Comparator<PipeOfRoom> BY_ENDS =
      Comparator.comparing(PipeOfRoom::room)
          .thenComparing(each -> each.pipe().from())
          .thenComparing(each -> each.pipe().to());

  /** What no two pipes share, whatever their rooms. */
  public record Id(RoomId room, PipeId pipe) {}

  Id id() {
    return new Id(room, pipeId());
  }

  PipeId pipeId() {
    return PipeId.of(pipe);
  }
}
