// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.CapacityPolicy;
import headroom.planning.ConsumerCounts;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.policy.Limit;
import headroom.planning.policy.WorkerUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One worker, which is one core's worth of forwarding.
 *
 * @param cordoned whether an operator keeps new rooms from this one; those of its whole host are
 *     the host's
 * @param core the core it is pinned to, 0-based
 * @param pid of the running process; 0 when none runs
 * @param incarnation counts the processes that had this place, from 1
 * @param consumers measured, of all its rooms
 * @param counted of what is measured, what counts against capacity: consumers that are not on
 *     standby, live pipe consumers and live piped producers
 * @param reserved consumers that joins in flight and rooms just placed will add
 * @param policy what it may carry
 * @param cpu share of one core over the last second, 0.0 to 1.0
 * @param channelRoundTrip of a request over its channel: an overload alarm
 * @param lastDeath why it died last; empty if it never did
 * @param rooms by share of load, largest first
 */
public record WorkerPicture(
    WorkerId id,
    WorkerState state,
    boolean cordoned,
    int core,
    long pid,
    long incarnation,
    Instant startedAt,
    int restarts,
    ConsumerCounts consumers,
    int counted,
    int reserved,
    CapacityPolicy policy,
    CapacitySource capacitySource,
    double cpu,
    double packetsPerSecond,
    double bitsPerSecond,
    double keyFrameRequestsPerSecond,
    Duration channelRoundTrip,
    long residentBytes,
    String lastDeath,
    List<RoomId> rooms) {
  public WorkerPicture {
    rooms = List.copyOf(rooms);
  }

  /** What it is used for, to be measured against this policy or another. */
  public WorkerUse use() {
    return new WorkerUse(counted, reserved, cpu, packetsPerSecond);
  }

  /** Share of one limit; 1.0 is its line. */
  public double share(Limit limit) {
    return use().share(limit, policy);
  }

  public double consumerLoad() {
    return share(Limit.CONSUMERS);
  }

  public double cpuLoad() {
    return share(Limit.CPU);
  }

  /** The limit that fills first: a worker is as loaded as its fullest limit. */
  public Limit bindingLimit() {
    return use().bindingLimit(policy);
  }

  /** Measured load as a share of usable capacity: 1.0 is the headroom line. */
  public double load() {
    return use().load(policy);
  }

  /** Load with everything that is already promised; at least {@link #load}. */
  public double plannedLoad() {
    return use().plannedLoad(policy);
  }

  public boolean aboveLine() {
    return load() > 1.0;
  }
}
