// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agentprotocol.v1.Hello;
import java.net.URI;

/**
 * How this agent introduces itself.
 *
 * @param incarnation one more at each start of the agent
 */
public record HostIdentity(
    String host,
    String group,
    long incarnation,
    String agentVersion,
    String mediasoupVersion,
    int cores,
    long memoryBytes,
    URI signallingUrl,
    URI clientUrl,
    String peerAddress) {
  /** The version of the contract that this agent speaks. */
  static final int PROTOCOL_VERSION = 1;

  Hello hello() {
    return Hello.newBuilder()
        .setProtocolVersion(PROTOCOL_VERSION)
        .setHost(host)
        .setGroup(group)
        .setIncarnation(incarnation)
        .setAgentVersion(agentVersion)
        .setMediasoupVersion(mediasoupVersion)
        .setCores(cores)
        .setMemoryBytes(memoryBytes)
        .setSignallingUrl(signallingUrl.toString())
        .setClientUrl(clientUrl.toString())
        .setPeerAddress(peerAddress)
        .build();
  }
}
