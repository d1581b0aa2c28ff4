// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import java.time.Duration;
import java.time.Instant;

/**
 * What one cell shows, in the steps in which it can be told apart: a change too small to see is no
 * change.
 *
 * @param load hundredths of usable capacity
 * @param planned hundredths, with everything that is promised
 * @param state LOST and STALE of its host, else that of its process
 * @param mark an icon on the cell, or empty; the lock is of the worker itself, a host has its own
 */
record MapCell(int load, int planned, String state, String mark) {
  /** For how long a worker is marked after its process was replaced. */
  private static final Duration LATELY = Duration.ofMinutes(10);

  static MapCell of(WorkerPicture worker, HostPicture host, Instant now) {
    if (host.state() == HostState.LOST) {
      return new MapCell(0, 0, "LOST", "");
    }
    String state =
        host.state() == HostState.STALE && worker.state() == WorkerState.RUNNING
            ? "STALE"
            : worker.state().name();
    boolean restarted = worker.restarts() > 0 && worker.startedAt().isAfter(now.minus(LATELY));
    return new MapCell(
        hundredths(worker.load()),
        hundredths(worker.plannedLoad()),
        state,
        worker.cordoned() ? "lock" : restarted ? "restarted" : "");
  }

  boolean known() {
    return !state.equals("LOST");
  }

  private static int hundredths(double load) {
    return (int) Math.round(load * 100);
  }
}
