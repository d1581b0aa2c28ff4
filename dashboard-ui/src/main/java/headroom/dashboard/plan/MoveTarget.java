// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import headroom.dashboard.element.Figures;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.planning.plan.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a room can be sent, in words.
 *
 * @param words as they stand in the list
 */
record MoveTarget(Target target, String words) {
  static final MoveTarget ANYWHERE =
      new MoveTarget(new Target.Anywhere(), "Anywhere: wherever it is best");

  /** Anywhere first, then each live host that takes rooms, followed by its workers. */
  static List<MoveTarget> of(FleetPicture fleet) {
    List<MoveTarget> targets = new ArrayList<>();
    targets.add(ANYWHERE);
    fleet.hosts().stream()
        .filter(host -> host.state() == HostState.LIVE && !host.cordoned())
        .sorted(Comparator.comparing(HostPicture::id))
        .forEach(
            host -> {
              targets.add(
                  new MoveTarget(new Target.ToHost(host.id()), host.id() + " · its best worker"));
              host.workers().stream()
                  .filter(worker -> !worker.cordoned())
                  .forEach(
                      worker ->
                          targets.add(
                              new MoveTarget(
                                  new Target.ToWorker(worker.id()),
                                  worker.id() + " · load " + Figures.load(worker.plannedLoad()))));
            });
    return targets;
  }
}
