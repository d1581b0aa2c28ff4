// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.room.WantedRoom;
import headroom.planning.placement.PlacementDecision;

/** What became of a wish for a new room. */
public sealed interface PlacedRoom {
  /** Decided, and wanted from now on. */
  record Wanted(WantedRoom room) implements PlacedRoom {}

  /** A room of this id is wanted already; nothing was changed. */
  record AlreadyWanted() implements PlacedRoom {}

  /** No worker fits; nothing was changed. */
  record Refused(PlacementDecision.Refused why) implements PlacedRoom {}
}
