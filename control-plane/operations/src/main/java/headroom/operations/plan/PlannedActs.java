// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.RefusedActs;
import headroom.operations.fleet.FleetState;
import headroom.operations.operation.FaultPoint;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationActs;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationRequest;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.Operations;
import headroom.operations.operation.RoomMove;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.plan.Move;
import headroom.planning.plan.PlanRefusedException;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.Planner;
import headroom.planning.plan.PlanningFleet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Plans of this control plane: kept in memory, because one that is lost is made anew in no time.
 */
public final class PlannedActs implements Plans {
  private static final Duration KEPT = Duration.ofMinutes(30);
  private static final int MOST = 200;

  private final FleetState state;
  private final Operations operations;
  private final Cordons cordons;
  private final Clock clock;
  private final FaultPoint.Watch watch;
  private final RefusedActs refused;
  private final Map<PlanId, Kept> made = new LinkedHashMap<>();

  public PlannedActs(
      FleetState state,
      Operations operations,
      Cordons cordons,
      Clock clock,
      FaultPoint.Watch watch,
      RefusedActs refused) {
    this.state = state;
    this.operations = operations;
    this.cordons = cordons;
    this.clock = clock;
    this.watch = watch;
    this.refused = refused;
  }

  /** A plan and the fleet that it was made from. */
  private record Kept(MadePlan plan, PlanningFleet fleet) {}

  @Override
  public MadePlan plan(PlanRequest request, PlanRules rules, String requestedBy) {
    PlanningFleet fleet = state.planningFleet();
    try {
      MadePlan plan =
          new MadePlan(
              new PlanId(UUID.randomUUID()),
              subject(request),
              Planner.plan(fleet, request, rules),
              clock.instant(),
              requestedBy);
      keep(new Kept(plan, fleet));
      return plan;
    } catch (PlanRefusedException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }

  private void keep(Kept kept) {
    synchronized (made) {
      Instant oldest = clock.instant().minus(KEPT);
      made.values().removeIf(one -> one.plan().madeAt().isBefore(oldest) || made.size() >= MOST);
      made.put(kept.plan().id(), kept);
    }
  }

  @Override
  public MadePlan get(PlanId id) {
    return kept(id).plan();
  }

  private Kept kept(PlanId id) {
    synchronized (made) {
      Kept kept = made.get(id);
      if (kept == null || kept.plan().madeAt().plus(KEPT).isBefore(clock.instant())) {
        throw new HeadroomException(
            ErrorCode.PLAN_UNKNOWN,
            "There is no plan " + id + " any more; plans are kept for half an hour. Plan anew.");
      }
      return kept;
    }
  }

  @Override
  public boolean isCurrent(PlanId id) {
    Kept kept = kept(id);
    return PlanCurrency.outdated(kept.plan().plan(), kept.fleet(), state.planningFleet()).isEmpty();
  }

  @Override
  public Operation apply(
      PlanId id,
      OperationId as,
      OperationSettings settings,
      boolean partly,
      String reason,
      String requestedBy) {
    var known = operations.find(as);
    if (known.isPresent()) {
      return known.get();
    }
    Kept kept = kept(id);
    MadePlan made = kept.plan();
    OperationKind kind = kind(made.plan().request());
    Act act =
        OperationActs.begin(
            as,
            OperationActs.applying(kind),
            reason,
            requestedBy,
            Map.of("subject", made.subject(), "plan", made.plan().summary()));
    return refused.attempt(act, () -> apply(kept, kind, as, settings, partly, reason, requestedBy));
  }

  private Operation apply(
      Kept kept,
      OperationKind kind,
      OperationId as,
      OperationSettings settings,
      boolean partly,
      String reason,
      String requestedBy) {
    MadePlan made = kept.plan();
    if (!made.plan().fits() && !partly) {
      throw new HeadroomException(ErrorCode.PLAN_INCOMPLETE, made.plan().summary());
    }
    requireCurrent(kept);
    List<OperationRequest.Step> steps =
        made.plan().moves().stream().map(PlannedActs::step).toList();
    OperationRequest request =
        new OperationRequest(
            as,
            kind,
            made.subject(),
            steps,
            settings,
            reason,
            requestedBy,
            null,
            made.plan().summary());
    if (!(made.plan().request() instanceof PlanRequest.Drain drain)) {
      return operations.begin(request);
    }
    DrainCordons drained = new DrainCordons(state.hosts(), cordons.within(as));
    try {
      drained.cordon(drain, reason, requestedBy);
      watch.passed(FaultPoint.CORDONED);
      // Once more: a room may have come until a moment ago, and none does from now on.
      requireCurrent(kept);
      return operations.begin(request);
    } catch (HeadroomException e) {
      drained.undo(e, requestedBy);
      throw e;
    }
  }

  private void requireCurrent(Kept kept) {
    String outdated =
        PlanCurrency.outdated(kept.plan().plan(), kept.fleet(), state.planningFleet());
    if (!outdated.isEmpty()) {
      throw new HeadroomException(ErrorCode.PLAN_OUTDATED, outdated + " Plan anew.");
    }
  }

  private static OperationRequest.Step step(Move move) {
    WorkerId from = move.from();
    if (from == null || move.kind() != Move.Kind.LIVE) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "A what-if can't be applied: nothing of it has happened.");
    }
    return new OperationRequest.Step(new RoomMove(move.room(), from, move.to()), move.wave());
  }

  private static OperationKind kind(PlanRequest request) {
    return switch (request) {
      case PlanRequest.Drain drain -> OperationKind.DRAIN;
      case PlanRequest.MigrateRoom migrate -> OperationKind.MIGRATE;
      case PlanRequest.Rebalance rebalance -> OperationKind.REBALANCE;
      case PlanRequest.RelieveWorkers relieve -> OperationKind.REBALANCE;
      case PlanRequest.Reverse reverse -> OperationKind.REBALANCE;
      case PlanRequest.WhatIf whatIf ->
          throw new HeadroomException(
              ErrorCode.INVALID_REQUEST, "A what-if can't be applied: nothing of it has happened.");
    };
  }

  private static String subject(PlanRequest request) {
    return switch (request) {
      case PlanRequest.Drain(Set<HostId> hosts, Set<WorkerId> workers) -> names(hosts, workers);
      case PlanRequest.MigrateRoom migrate -> migrate.room().value();
      case PlanRequest.Rebalance rebalance -> "fleet";
      case PlanRequest.RelieveWorkers relieve -> "fleet";
      case PlanRequest.Reverse reverse -> "fleet";
      case PlanRequest.WhatIf whatIf -> supposed(whatIf);
    };
  }

  private static String supposed(PlanRequest.WhatIf whatIf) {
    List<String> said = new ArrayList<>();
    if (!whatIf.lost().isEmpty()) {
      said.add(names(whatIf.lost(), Set.of()) + " lost");
    }
    if (whatIf.rooms() > 0) {
      said.add(
          String.format(
              Locale.ROOT, "%,d rooms of %,d people more", whatIf.rooms(), whatIf.peopleEach()));
    }
    if (!whatIf.policies().isEmpty()) {
      said.add("other policies of " + names(Set.of(), whatIf.policies().keySet()));
    }
    return said.isEmpty() ? "nothing more" : String.join(", ", said);
  }

  private static String names(Set<HostId> hosts, Set<WorkerId> workers) {
    Set<String> names = new TreeSet<>();
    hosts.forEach(host -> names.add(host.name()));
    workers.forEach(worker -> names.add(worker.toString()));
    return String.join(", ", names);
  }
}
