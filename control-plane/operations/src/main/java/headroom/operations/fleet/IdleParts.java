// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.room.WantedPart;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds further parts that serve nobody. */
final class IdleParts {
  private final Moment moment;
  private final RoomLoads loads;

  IdleParts(Moment moment) {
    this.moment = moment;
    this.loads = new RoomLoads(moment);
  }

  /** Those that have been idle for long enough; takes note of those that are idle now. */
  List<PartOnWorker> closable() {
    List<PartOnWorker> closable = new ArrayList<>();
    for (RoomEntry room : moment.rooms().all()) {
      if (room.wanted().plan().further().isEmpty() || room.closing()) {
        continue;
      }
      Map<WorkerId, Long> idleSince = room.idleSince();
      Set<WorkerId> idle = new HashSet<>();
      for (WantedPart part : room.wanted().plan().further()) {
        if (isIdle(room, part)) {
          idle.add(part.worker());
          long since = idleSince.computeIfAbsent(part.worker(), worker -> moment.nanos());
          if (moment.nanos() - since >= moment.timing().idlePartAfter().toNanos()) {
            closable.add(new PartOnWorker(room.wanted().id(), part.worker()));
          }
        }
      }
      idleSince.keySet().retainAll(idle);
    }
    return List.copyOf(closable);
  }

  private boolean isIdle(RoomEntry room, WantedPart part) {
    return !part.byHand()
        && !room.awaitedParts().contains(part.worker())
        && !part.worker().equals(moment.home(room))
        && moment.state(part.worker().host()) == HostState.LIVE
        && moment.running(room, part.worker()) != null
        && loads.peopleOn(room, part.worker()) == 0;
  }
}
