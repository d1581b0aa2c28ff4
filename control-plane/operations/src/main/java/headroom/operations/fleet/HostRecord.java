// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.HostId;
import java.time.Instant;

/**
 * What the database keeps of a host.
 *
 * @param peerAddress where other agents reach its own; empty when nobody does
 * @param workers how many workers it had when last seen
 */
public record HostRecord(
    HostId id,
    String group,
    long incarnation,
    boolean cordoned,
    String agentVersion,
    String mediasoupVersion,
    int cores,
    int workers,
    long memoryBytes,
    String signallingUrl,
    String clientUrl,
    String peerAddress,
    Instant lastSeen) {
  /** The same host with another wish of an operator's. */
  public HostRecord withCordon(boolean wanted) {
    return new HostRecord(
        id,
        group,
        incarnation,
        wanted,
        agentVersion,
        mediasoupVersion,
        cores,
        workers,
        memoryBytes,
        signallingUrl,
        clientUrl,
        peerAddress,
        lastSeen);
  }
}
