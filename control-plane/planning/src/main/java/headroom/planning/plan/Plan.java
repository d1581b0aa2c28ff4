// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.placement.PlacementDecision.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would be done, and what the fleet is like before and after.
 *
 * @param version of the snapshot that it was made from
 * @param moves in order; those of one wave run at once
 * @param workers all of them, by name
 * @param hosts all of them, by name
 * @param refused parts that have to go and can't
 * @param unrelieved workers that should come under a line and don't, with reasons
 * @param missing consumers that all refused parts together fall short of; 0 when nothing is refused
 *     for want of room
 * @param summary the pre-check, in one line for operators
 */
public record Plan(
    long version,
    PlanRequest request,
    PlanRules rules,
    List<Move> moves,
    List<Forecast<WorkerId>> workers,
    List<Forecast<HostId>> hosts,
    List<RefusedPart> refused,
    List<Refusal> unrelieved,
    long missing,
    Score before,
    Score after,
    String summary) {
  public Plan {
    moves = List.copyOf(moves);
    workers = List.copyOf(workers);
    hosts = List.copyOf(hosts);
    refused = List.copyOf(refused);
    unrelieved = List.copyOf(unrelieved);
  }

  /** Whether nothing was refused. */
  public boolean fits() {
    return refused.isEmpty();
  }

  /** People who are moved. */
  public long people() {
    return moves.stream().mapToLong(Move::people).sum();
  }

  /** People who are reconnected because their client knows no migration. */
  public long reconnects() {
    return moves.stream().mapToLong(Move::reconnects).sum();
  }

  /** How many waves there are. */
  public int waves() {
    return moves.isEmpty() ? 0 : moves.getLast().wave();
  }

  /** The largest load of any worker before, as a share of usable capacity. */
  public double peakBefore() {
    return workers.stream().mapToDouble(Forecast::loadBefore).max().orElse(0);
  }

  /** The largest load of any worker after, as a share of usable capacity. */
  public double peakAfter() {
    return workers.stream().mapToDouble(Forecast::loadAfter).max().orElse(0);
  }

  /**
   * Consumers to be kept free for this plan from its apply on, by target: whatever else is placed
   * meanwhile has to count them.
   */
  public Map<WorkerId, Long> reservations() {
    Map<WorkerId, Long> reserved = new TreeMap<>();
    moves.forEach(move -> reserved.merge(move.to(), move.load(), Long::sum));
    return reserved;
  }
}
