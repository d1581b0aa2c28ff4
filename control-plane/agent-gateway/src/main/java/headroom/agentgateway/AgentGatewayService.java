// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.v1.AgentGatewayGrpc;
import headroom.agentprotocol.v1.FromAgent;
import headroom.agentprotocol.v1.ToAgent;
import headroom.operations.agent.AgentSessions;
import io.grpc.stub.StreamObserver;
import java.security.SecureRandom;
import java.time.Clock;

/** The gRPC service that agents open their streams to. */
public final class AgentGatewayService extends AgentGatewayGrpc.AgentGatewayImplBase {
  private final AgentSessions sessions;
  private final CommandIds commandIds = new CommandIds(Clock.systemUTC(), new SecureRandom());

  public AgentGatewayService(AgentSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public StreamObserver<FromAgent> session(StreamObserver<ToAgent> out) {
    return new AgentStream(sessions, out, commandIds);
  }
}
