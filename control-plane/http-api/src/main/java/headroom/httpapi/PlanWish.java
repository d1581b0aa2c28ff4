// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned.
 *
 * @param kind DRAIN, MIGRATE, REBALANCE or WHAT_IF
 * @param hosts to be drained
 * @param workers to be drained, or the parts of the room that move, for example {@code media-01/w2}
 * @param room to be moved
 * @param to a host or a worker for the room; absent: wherever it is best
 * @param goal of a rebalance, LOWEST_PEAK (preset) or FEWEST_HOT
 * @param maxPeople whom a rebalance may move; absent: any number
 * @param maxParallel moves at once, from 1; absent: 8
 * @param oneHostPerPart whether no host may get a second part of a room
 * @param suppose what a WHAT_IF assumes
 */
public record PlanWish(
    @Nullable Kind kind,
    @Nullable List<String> hosts,
    @Nullable List<String> workers,
    @Nullable String room,
    @Nullable String to,
    PlanRequest.Rebalance.@Nullable Goal goal,
    @Nullable Integer maxPeople,
    @Nullable Integer maxParallel,
    @Nullable Boolean oneHostPerPart,
    @Nullable Supposition suppose) {
  /** What can be planned. */
  public enum Kind {
    DRAIN,
    MIGRATE,
    REBALANCE,
    WHAT_IF
  }

  PlanRequest request() {
    if (kind == null) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "kind is needed: DRAIN, MIGRATE, REBALANCE or WHAT_IF.");
    }
    try {
      return switch (kind) {
        case DRAIN -> new PlanRequest.Drain(hostIds(), workerIds());
        case MIGRATE -> new PlanRequest.MigrateRoom(Ids.room(roomName()), workerIds(), target());
        case REBALANCE ->
            new PlanRequest.Rebalance(
                maxPeople == null ? PlanRequest.UNLIMITED : maxPeople,
                PlanRequest.UNLIMITED,
                goal == null ? PlanRequest.Rebalance.Goal.LOWEST_PEAK : goal);
        case WHAT_IF -> supposition().request();
      };
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }

  PlanRules rules() {
    try {
      return new PlanRules(
          Boolean.TRUE.equals(oneHostPerPart),
          maxParallel == null ? PlanRules.DEFAULT.maxParallel() : maxParallel);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }

  private Supposition supposition() {
    if (suppose == null) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "suppose is needed: hosts that are lost, rooms that arrive, or policies of workers.");
    }
    return suppose;
  }

  private String roomName() {
    if (room == null) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, "room is needed.");
    }
    return room;
  }

  private Set<HostId> hostIds() {
    return hosts == null
        ? Set.of()
        : hosts.stream().map(Ids::host).collect(Collectors.toUnmodifiableSet());
  }

  private Set<WorkerId> workerIds() {
    return workers == null
        ? Set.of()
        : workers.stream().map(Ids::worker).collect(Collectors.toUnmodifiableSet());
  }

  private Target target() {
    if (to == null) {
      return new Target.Anywhere();
    }
    return to.contains("/w")
        ? new Target.ToWorker(Ids.worker(to))
        : new Target.ToHost(Ids.host(to));
  }
}
