// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.RoomReport;
import headroom.operations.room.WantedRoom;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.reconciliation.Reconciliation.Running;
import headroom.planning.reconciliation.Reconciliation.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a host should run and what it runs; rooms that are being closed are in neither.
 *
 * @param wanted rooms that are wanted on it, and those that run on it and are wanted elsewhere
 */
record Comparison(List<Wanted> wanted, List<Running> running) {
  Comparison {
    wanted = List.copyOf(wanted);
    running = List.copyOf(running);
  }

  static Comparison of(Moment moment, HostEntry host) {
    List<Wanted> wanted = new ArrayList<>();
    Set<RoomId> here = new HashSet<>();
    for (RoomEntry room : moment.rooms().on(host.id())) {
      here.add(room.wanted().id());
      addIfOpen(wanted, moment, room);
    }
    List<Running> running = new ArrayList<>();
    for (RunningPart part : host.parts()) {
      RoomReport report = part.report();
      RoomEntry want = moment.rooms().get(report.id());
      if (want != null && here.add(report.id())) {
        addIfOpen(wanted, moment, want);
      }
      // What is being closed is neither missing nor unknown.
      if (want == null || !want.closing()) {
        running.add(
            new Running(report.id(), report.workerNumber(), report.epoch(), host.follows(report)));
      }
    }
    return new Comparison(wanted, running);
  }

  /** Whether a part that a host reports is not as it is wanted. */
  static boolean isOtherThanWanted(Moment moment, HostEntry host, RoomReport part) {
    RoomEntry room = moment.rooms().get(part.id());
    if (room == null) {
      return true;
    }
    return !room.closing()
        && (!moment.parts(room).contains(new WorkerId(host.id(), part.workerNumber()))
            || part.epoch() < room.wanted().epoch()
            || host.follows(part) < room.wanted().plan().revision());
  }

  private static void addIfOpen(List<Wanted> wanted, Moment moment, RoomEntry room) {
    if (!room.closing()) {
      WantedRoom open = room.wanted();
      wanted.add(new Wanted(open.id(), open.epoch(), open.plan().revision(), moment.parts(room)));
    }
  }
}
