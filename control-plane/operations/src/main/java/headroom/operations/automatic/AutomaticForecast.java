// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.operations.policy.PolicyPreview.Automatic;
import headroom.planning.WorkerId;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.policy.PolicyTree;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What automatic mode would do if other policies held, by the same plan that it would make. */
public final class AutomaticForecast implements Function<PolicyTree, Automatic> {
  private final AutomaticMode mode;
  private final FleetPictures pictures;
  private final Supplier<PlanningFleet> fleet;

  /**
   * @param fleet as plans see it now
   */
  public AutomaticForecast(
      AutomaticMode mode, FleetPictures pictures, Supplier<PlanningFleet> fleet) {
    this.mode = mode;
    this.pictures = pictures;
    this.fleet = fleet;
  }

  @Override
  public Automatic apply(PolicyTree then) {
    AutomaticState state = mode.state();
    AutomaticState.Halt halt = state.halt();
    if (!state.settings().on()) {
      return new Automatic.Off();
    }
    if (halt != null) {
      return new Automatic.Halted(halt.why());
    }
    Map<WorkerId, Double> above = above(pictures.current(), then);
    return above.isEmpty() ? new Automatic.Quiet() : moves(above, then, state.settings());
  }

  private Automatic moves(
      Map<WorkerId, Double> above, PolicyTree then, AutomaticSettings settings) {
    PlanningFleet now = fleet.get();
    PlanningFleet changed =
        new PlanningFleet(
            now.version(),
            now.workers().stream()
                .map(worker -> worker.under(then.capacity(worker.id(), worker.group())))
                .toList(),
            now.parts());
    Plan plan = ReliefPlan.of(changed, above, Untouched.NOTHING, settings);
    int relieved = ReliefPlan.relieved(plan).size();
    return new Automatic.Moves(
        settings.patience(), relieved, plan.moves().size(), plan.people(), above.size() - relieved);
  }

  private static Map<WorkerId, Double> above(FleetPicture picture, PolicyTree then) {
    Map<WorkerId, Double> above = new HashMap<>();
    for (HostPicture host : picture.hosts()) {
      if (host.state() != HostState.LIVE) {
        continue;
      }
      for (WorkerPicture worker : host.workers()) {
        double load = worker.use().load(then.capacity(worker.id(), host.group()));
        if (worker.state() == WorkerState.RUNNING && load > 1.0) {
          above.put(worker.id(), load);
        }
      }
    }
    return above;
  }
}
