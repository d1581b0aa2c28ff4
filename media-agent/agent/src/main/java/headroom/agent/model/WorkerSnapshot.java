// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/**
 * A worker at one moment. Its consumers are counted from the rooms that it carries.
 *
 * @param core the core that it is pinned to, 0-based
 * @param pid 0 while there is no process
 * @param incarnation counts the processes that had this number, from 1
 * @param lastDeath empty if it never died
 */
public record WorkerSnapshot(
    WorkerNumber number,
    State state,
    int core,
    long pid,
    long incarnation,
    long startedAtMs,
    int restarts,
    WorkerLoad load,
    String lastDeath) {
  /** What a worker does. */
  public enum State {
    STARTING,
    RUNNING,
    /** Dead; a successor is about to be started. */
    DIED,
    /** Given up after repeated quick deaths. */
    FAILED
  }

  /**
   * What a worker bears.
   *
   * @param cpuRatio share of one core, 0.0 to 1.0
   * @param channelRoundTripMicros of one request
   */
  public record WorkerLoad(
      double cpuRatio, int channelRoundTripMicros, long residentBytes, WorkerTraffic traffic) {
    public static final WorkerLoad NONE = new WorkerLoad(0, 0, 0, WorkerTraffic.NONE);

    /** The same with what flows. */
    public WorkerLoad with(WorkerTraffic flowing) {
      return new WorkerLoad(cpuRatio, channelRoundTripMicros, residentBytes, flowing);
    }
  }
}
