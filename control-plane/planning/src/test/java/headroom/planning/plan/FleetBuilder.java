// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.CapacityPolicy;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Fleets written down as stories: 100 usable consumers per worker unless said otherwise. */
final class FleetBuilder {
  static final CapacityPolicy HUNDRED = new CapacityPolicy(125, 0.2, 0.7);

  private final List<PlanWorker> workers = new ArrayList<>();
  private final List<RoomPart> parts = new ArrayList<>();
  private long version = 7;

  /** Idle workers, each written HOST/wNUMBER, in group "a". */
  FleetBuilder workers(String... names) {
    for (String name : names) {
      workers.add(new PlanWorker(WorkerId.parse(name), "a", HUNDRED, false, "", 0.1, 0));
    }
    return this;
  }

  /** Changes one worker. */
  FleetBuilder but(String name, UnaryOperator<PlanWorker> change) {
    workers.replaceAll(
        worker -> worker.id().toString().equals(name) ? change.apply(worker) : worker);
    return this;
  }

  /** A part of a room. */
  FleetBuilder room(String room, String worker, int people, long load) {
    parts.add(new RoomPart(new RoomId(room), WorkerId.parse(worker), people, load));
    return this;
  }

  /** A part of a room with all its traits. */
  FleetBuilder room(RoomPart part) {
    parts.add(part);
    return this;
  }

  FleetBuilder version(long number) {
    version = number;
    return this;
  }

  PlanningFleet build() {
    return new PlanningFleet(version, workers, parts);
  }

  static PlanWorker withPolicy(PlanWorker worker, int usable) {
    return worker.under(new CapacityPolicy(usable, 0.0, 0.7));
  }

  static PlanWorker withOtherLoad(PlanWorker worker, long load) {
    return new PlanWorker(
        worker.id(),
        worker.group(),
        worker.policy(),
        worker.cordoned(),
        worker.obstacle(),
        worker.cpu(),
        load);
  }

  static PlanWorker inGroup(PlanWorker worker, String group) {
    return new PlanWorker(
        worker.id(),
        group,
        worker.policy(),
        worker.cordoned(),
        worker.obstacle(),
        worker.cpu(),
        worker.otherLoad());
  }

  static PlanWorker hindered(PlanWorker worker, String obstacle, double cpu) {
    return new PlanWorker(
        worker.id(),
        worker.group(),
        worker.policy(),
        worker.cordoned(),
        obstacle,
        cpu,
        worker.otherLoad());
  }
}
