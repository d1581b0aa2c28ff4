// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationState;
import headroom.planning.WorkerId;
import headroom.planning.plan.Move;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanningFleet;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What automatic mode does, and why. Pure: the same seen, the same decided. */
final class AutomaticDecider {
  private AutomaticDecider() {}

  /**
   * What there is to decide by.
   *
   * @param open operations that are not over
   * @param ended operations that ended within the longest cool-down; asked for only when needed
   * @param fleet as plans see it now; asked for only when something is to be moved
   */
  record Seen(
      FleetPicture picture,
      List<Operation> open,
      Supplier<List<Operation>> ended,
      Supplier<PlanningFleet> fleet) {}

  /**
   * A decision and what to remember for the next one.
   *
   * @param watched to be handed in with the next look
   */
  record Decided(Decision decision, Watched watched) {}

  /** Decides; automatic mode is on. */
  static Decided decide(AutomaticState state, Watched before, Seen seen) {
    AutomaticSettings settings = state.settings();
    Watched watched = before.then(seen.picture(), settings);
    Instant now = seen.picture().at();
    if (state.halt() == null) {
      Optional<String> failure = MassFailure.of(watched, now, settings);
      if (failure.isPresent()) {
        return new Decided(
            new Decision.Halt(Names.reason(failure.get())), watched.withoutLost(now));
      }
    } else {
      watched = watched.withoutLost(now);
    }
    return new Decided(decide(state, watched, seen, now), watched);
  }

  private static Decision decide(AutomaticState state, Watched watched, Seen seen, Instant now) {
    Operation own = seen.open().stream().filter(Untouched::isOwn).findFirst().orElse(null);
    AutomaticState.Halt halt = state.halt();
    if (halt != null) {
      return own != null && own.state() != OperationState.STOPPING
          ? new Decision.StopOperation(
              own.id(), "Automatic mode has halted: its operation begins no further move.")
          : nothing(AutomaticCode.HALTED, List.of(), halt.why());
    }
    if (own != null) {
      return whileItsOwnRuns(own, Untouched.by(seen.open(), List.of(), state.settings(), now));
    }
    Map<WorkerId, WorkerPicture> above = above(seen.picture());
    if (above.isEmpty()) {
      return nothing(AutomaticCode.ALL_BELOW, List.of(), "No worker is above its line.");
    }
    Map<WorkerId, WorkerPicture> hot = new TreeMap<>(above);
    hot.keySet().retainAll(watched.hot());
    return hot.isEmpty()
        ? notLongEnough(above, watched, state.settings())
        : relieve(hot, seen, state.settings(), now);
  }

  private static Decision whileItsOwnRuns(Operation own, Untouched operators) {
    if (own.state() != OperationState.STOPPING && operators.meets(own)) {
      return new Decision.StopOperation(
          own.id(),
          "An operator's operation has begun where automatic mode moves people: its own begins no"
              + " further move.");
    }
    return nothing(
        AutomaticCode.OWN_OPERATION,
        List.of(),
        "Its own operation for " + own.subject() + " is " + own.state() + ".");
  }

  /** Workers above their lines, as far as that can be told now. */
  private static Map<WorkerId, WorkerPicture> above(FleetPicture picture) {
    Map<WorkerId, WorkerPicture> above = new TreeMap<>();
    for (HostPicture host : picture.hosts()) {
      if (host.state() == HostState.LIVE) {
        host.workers().stream()
            .filter(worker -> worker.state() == WorkerState.RUNNING && worker.aboveLine())
            .forEach(worker -> above.put(worker.id(), worker));
      }
    }
    return above;
  }

  private static Decision notLongEnough(
      Map<WorkerId, WorkerPicture> above, Watched watched, AutomaticSettings settings) {
    WorkerId longest =
        above.keySet().stream()
            .max(Comparator.comparing((WorkerId id) -> watched.above().getOrDefault(id, 0)))
            .orElseThrow();
    return nothing(
        AutomaticCode.NOT_LONG_ENOUGH,
        above,
        "%s above the line: %s. It has to be so in %d evaluations in a row (%d s); %s was in %d."
            .formatted(
                above.size() == 1 ? "A worker is" : above.size() + " workers are",
                loads(above),
                settings.evaluations(),
                settings.patience().toSeconds(),
                longest,
                watched.above().getOrDefault(longest, 0)));
  }

  private static Decision relieve(
      Map<WorkerId, WorkerPicture> hot, Seen seen, AutomaticSettings settings, Instant now) {
    List<Operation> ended = seen.ended().get();
    Duration rest = rest(ended, settings, now);
    if (rest.isPositive()) {
      return nothing(
          AutomaticCode.COOL_DOWN,
          hot,
          "Above the line: %s. After its last operation automatic mode rests for %d s; %d s are left."
              .formatted(loads(hot), settings.fleetCoolDown().toSeconds(), seconds(rest)));
    }
    Untouched alone = Untouched.by(seen.open(), ended, settings, now);
    Map<WorkerId, WorkerPicture> free = new TreeMap<>(hot);
    free.keySet().removeIf(worker -> alone.hosts().contains(worker.host()));
    if (free.isEmpty()) {
      return nothing(
          AutomaticCode.OPERATORS_OPERATION,
          hot,
          "Above the line: %s. An operator's operation is under way there.".formatted(loads(hot)));
    }
    free.keySet().removeAll(alone.resting());
    if (free.isEmpty()) {
      return nothing(
          AutomaticCode.COOL_DOWN,
          hot,
          "Above the line: %s. People were moved there less than %d s ago."
              .formatted(loads(hot), settings.workerCoolDown().toSeconds()));
    }
    return planned(free, seen.fleet().get(), alone, settings);
  }

  /** How long it still rests after its last operation. */
  private static Duration rest(List<Operation> ended, AutomaticSettings settings, Instant now) {
    return ended.stream()
        .filter(Untouched::isOwn)
        .flatMap(operation -> Optional.ofNullable(operation.endedAt()).stream())
        .map(end -> Duration.between(now, end.plus(settings.fleetCoolDown())))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Decision planned(
      Map<WorkerId, WorkerPicture> free,
      PlanningFleet fleet,
      Untouched alone,
      AutomaticSettings settings) {
    Map<WorkerId, Double> measured =
        free.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().load()));
    Plan plan = ReliefPlan.of(fleet, measured, alone, settings);
    if (plan.moves().isEmpty()) {
      String why =
          plan.unrelieved().stream()
              .filter(refusal -> free.containsKey(refusal.worker()))
              .findFirst()
              .map(refusal -> refusal.worker() + " " + refusal.reason())
              .orElse("nothing that could leave makes the difference");
      return nothing(
          AutomaticCode.NO_MOVE,
          free,
          "Above the line: %s. No move is possible: %s.".formatted(loads(free), why));
    }
    List<WorkerId> relieved = ReliefPlan.relieved(plan);
    Map<WorkerId, WorkerPicture> about = new TreeMap<>(free);
    about.keySet().retainAll(relieved);
    return new Decision.Move(
        relieved,
        plan,
        Names.reason(
            "Above the line for at least %d s: %s. %s with %s to %s, down to %.0f %% or below where possible."
                .formatted(
                    settings.patience().toSeconds(),
                    loads(about),
                    Names.counted(plan.moves().size(), "room goes", "rooms go"),
                    Names.counted(plan.people(), "person", "people"),
                    Names.of(plan.moves().stream().map(Move::to).distinct().sorted().toList()),
                    (1 - settings.margin()) * 100)));
  }

  private static Decision nothing(
      AutomaticCode code, Map<WorkerId, WorkerPicture> workers, String reason) {
    return nothing(code, List.copyOf(workers.keySet()), reason);
  }

  private static Decision nothing(AutomaticCode code, List<WorkerId> workers, String reason) {
    return new Decision.Nothing(code, workers, reason);
  }

  private static String loads(Map<WorkerId, WorkerPicture> workers) {
    return Names.of(
        workers.values().stream()
            .map(
                worker ->
                    String.format(
                        Locale.ROOT,
                        "%s (load %.2f by %s)",
                        worker.id(),
                        worker.load(),
                        worker.bindingLimit().words()))
            .toList());
  }

  private static long seconds(Duration duration) {
    return duration.plusMillis(999).toSeconds();
  }
}
