// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.operations.agent.WorkerReport;
import headroom.operations.fleet.WorkerState;
import headroom.planning.ConsumerCounts;
import java.time.Duration;
import java.time.Instant;

/** A pretended worker process. Guarded by the lock of {@link FakeHost}. */
final class FakeWorker {
  private static final long FIRST_PID = 1_000;
  private static final long RESIDENT_BYTES = 40L << 20;

  private final int number;
  private final Instant startedAt;
  private WorkerState state = WorkerState.RUNNING;
  private long incarnation = 1;
  private int restarts;
  private int otherConsumers;
  private double cpu = 0.1;
  private double packetsPerSecond;
  private String lastDeath = "";

  FakeWorker(int number, Instant startedAt) {
    this.number = number;
    this.startedAt = startedAt;
  }

  boolean isRunning() {
    return state == WorkerState.RUNNING;
  }

  void carries(int consumers) {
    otherConsumers = consumers;
  }

  void burns(double share) {
    cpu = share;
  }

  void forwards(double newPacketsPerSecond) {
    packetsPerSecond = newPacketsPerSecond;
  }

  void dies(String reason) {
    state = WorkerState.DIED;
    lastDeath = reason;
    otherConsumers = 0;
  }

  void runsAgain() {
    state = WorkerState.RUNNING;
    incarnation++;
    restarts++;
  }

  /**
   * As the agent reports it.
   *
   * @param ofRooms consumers of the rooms that run on it
   * @param counted of them against capacity, pipes included
   */
  WorkerReport report(ConsumerCounts ofRooms, int counted) {
    return new WorkerReport(
        number,
        state,
        number - 1,
        isRunning() ? FIRST_PID * incarnation + number : 0,
        incarnation,
        startedAt,
        restarts,
        ofRooms.plus(new ConsumerCounts(0, 0, otherConsumers, 0)),
        cpu,
        packetsPerSecond,
        0,
        0,
        Duration.ofNanos(200_000),
        RESIDENT_BYTES,
        lastDeath,
        counted + otherConsumers);
  }
}
