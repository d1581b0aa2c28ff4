// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.placement.Reservation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an operator, or automatic mode, wants planned. */
public sealed interface PlanRequest {
  /** More people or moves than any fleet has. */
  int UNLIMITED = Integer.MAX_VALUE;

  /**
   * All rooms leave these hosts and workers. They are cordoned first and planned together, so that
   * no room moves twice.
   */
  record Drain(Set<HostId> hosts, Set<WorkerId> workers) implements PlanRequest {
    /**
     * @throws IllegalArgumentException when nothing is named
     */
    public Drain {
      hosts = Set.copyOf(hosts);
      workers = Set.copyOf(workers);
      if (hosts.isEmpty() && workers.isEmpty()) {
        throw new IllegalArgumentException("Name a host or a worker to drain.");
      }
    }

    /** Whether this worker is to be empty. */
    public boolean covers(WorkerId worker) {
      return hosts.contains(worker.host()) || workers.contains(worker);
    }
  }

  /**
   * A room, or some of its parts, goes somewhere else. Parts that are there already stay.
   *
   * @param parts by their workers; empty for all
   */
  record MigrateRoom(RoomId room, Set<WorkerId> parts, Target target) implements PlanRequest {
    public MigrateRoom {
      parts = Set.copyOf(parts);
    }
  }

  /**
   * Spread the load.
   *
   * @param maximumPeople who may be moved, in number
   * @param maximumMoves at most so many parts
   */
  record Rebalance(int maximumPeople, int maximumMoves, Goal goal) implements PlanRequest {
    /**
     * @throws IllegalArgumentException when a maximum is negative
     */
    public Rebalance {
      if (maximumPeople < 0 || maximumMoves < 0) {
        throw new IllegalArgumentException("A rebalance moves 0 or more people and rooms.");
      }
    }

    /** What a rebalance is for. */
    public enum Goal {
      /** The busiest worker's share of its usable capacity becomes as low as the maximum allows. */
      LOWEST_PEAK,
      /** As few people as possible stay on workers above 85 % of their usable capacity. */
      FEWEST_HOT
    }
  }

  /**
   * Workers above a line come under it with as few people moved as possible.
   *
   * @param line share of usable capacity above which a worker is relieved; 1.0 is the headroom line
   * @param until share that it then comes down to, at most {@code line} and 1.0; the distance keeps
   *     it from crossing the line again at once
   * @param maximumPeople who may be moved, in number
   */
  record RelieveWorkers(double line, double until, int maximumPeople) implements PlanRequest {
    /**
     * @throws IllegalArgumentException when a share or the maximum is out of its range
     */
    public RelieveWorkers {
      if (!(until > 0.0 && until <= 1.0 && until <= line)) {
        throw new IllegalArgumentException(
            "Workers are relieved to a share above 0, at most 1 and at most the line.");
      }
      if (maximumPeople < 0) {
        throw new IllegalArgumentException("Relief moves 0 or more people: " + maximumPeople);
      }
    }
  }

  /**
   * What would happen. Hosts are lost first, then rooms arrive, then workers that are above their
   * lines are relieved.
   *
   * @param lost hosts that are gone, with what was on them
   * @param rooms that arrive, in number
   * @param peopleEach in each of those; everybody sends one audio and one video stream
   * @param policies of workers, where they change
   */
  record WhatIf(Set<HostId> lost, int rooms, int peopleEach, Map<WorkerId, CapacityPolicy> policies)
      implements PlanRequest {
    /** Rooms of more people are no question of this kind. */
    public static final int MOST_ROOMS = 100_000;

    /**
     * @throws IllegalArgumentException when a number is out of its range
     */
    public WhatIf {
      lost = Set.copyOf(lost);
      policies = Map.copyOf(policies);
      if (rooms < 0 || rooms > MOST_ROOMS) {
        throw new IllegalArgumentException("Rooms that arrive must be 0 to 100,000: " + rooms);
      }
      if (peopleEach < 0 || peopleEach > Reservation.MOST_PARTICIPANTS) {
        throw new IllegalArgumentException("People of a room must be 0 to 10,000: " + peopleEach);
      }
    }

    /** Limits of rooms that arrive. */
    SpeakerLimits limits() {
      return SpeakerLimits.DEFAULT;
    }
  }

  /**
   * Back to where moved parts came from, the last first. Parts that merged can't be told apart any
   * more and stay.
   *
   * @param moves that were carried out, in the order of their plan
   */
  record Reverse(List<Move> moves) implements PlanRequest {
    public Reverse {
      moves = List.copyOf(moves);
    }
  }
}
