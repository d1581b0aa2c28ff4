// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/**
 * What flows through a worker, in both directions.
 *
 * @param keyFrameRequestsPerSecond that it sent to senders
 */
public record WorkerTraffic(
    double packetsPerSecond, double bitsPerSecond, double keyFrameRequestsPerSecond) {
  public static final WorkerTraffic NONE = new WorkerTraffic(0, 0, 0);
}
