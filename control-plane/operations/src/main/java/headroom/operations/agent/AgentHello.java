// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.HostId;

/**
 * How an agent introduces itself.
 *
 * @param incarnation raised by one at each start of the agent
 * @param peerAddress where other agents reach it to join rooms by pipes; empty when nobody does
 */
public record AgentHello(
    HostId host,
    String group,
    long incarnation,
    String agentVersion,
    String mediasoupVersion,
    int cores,
    long memoryBytes,
    String signallingUrl,
    String clientUrl,
    String peerAddress) {}
