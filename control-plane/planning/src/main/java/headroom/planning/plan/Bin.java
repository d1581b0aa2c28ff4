// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.List;

/** A worker within a {@link Draft}, which alone changes it. */
final class Bin {
  private static final double ROUNDING = 1e-9;

  final PlanWorker worker;
  final boolean takesRooms;
  final long usable;
  final List<Piece> pieces = new ArrayList<>();
  long load;

  Bin(PlanWorker worker) {
    this.worker = worker;
    takesRooms = worker.takesRooms();
    usable = worker.usable();
    load = worker.otherLoad();
  }

  WorkerId id() {
    return worker.id();
  }

  HostId host() {
    return worker.id().host();
  }

  /** Consumers at this share of its usable capacity. */
  long at(double share) {
    return (long) Math.floor(share * usable + ROUNDING);
  }

  /** Share of usable capacity. */
  double share() {
    return Usage.load(load, usable);
  }

  /** Share of usable capacity with so many consumers more. */
  double shareWith(long more) {
    return Usage.load(load + more, usable);
  }

  long people() {
    return pieces.stream().mapToLong(piece -> piece.people).sum();
  }
}
