// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import headroom.agent.model.WorkerNumber;

/**
 * Hears of workers that come and go. Called by the thread that watches the worker, one call after
 * the other.
 */
public interface WorkerListener {
  /** A new process runs; it has no routers yet. */
  void started(RunningWorker worker);

  /** The process has ended unasked, and everything in it. */
  void died(RunningWorker worker, String reason);

  /** Whether a room is on the worker of this number, or about to be. */
  boolean hasRooms(WorkerNumber number);

  /** A worker's state changed. */
  void changed();
}
