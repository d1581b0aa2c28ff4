// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

/** State of a worker process as its agent reports it. */
public enum WorkerState {
  STARTING,
  RUNNING,
  /** Dead, and a successor is about to be started. */
  DIED,
  /** Given up after repeated deaths; an operator has to look. */
  FAILED
}
