// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.PartPicture;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.Operation;
import headroom.operations.operation.RoomMove;
import java.util.function.Predicate;

/** Whom moves concern that have not been announced: whoever sits there now. */
final class People {
  private People() {}

  /** How many sit where these moves begin. */
  static long waiting(Operation operation, Predicate<MoveProgress> which, FleetPicture fleet) {
    return operation.moves().stream()
        .filter(which)
        .map(MoveProgress::move)
        .mapToLong(move -> at(move, fleet))
        .sum();
  }

  private static long at(RoomMove move, FleetPicture fleet) {
    return fleet.room(move.room()).stream()
        .flatMap(room -> room.parts().stream())
        .filter(part -> part.worker().equals(move.from()))
        .mapToLong(PartPicture::participants)
        .sum();
  }
}
