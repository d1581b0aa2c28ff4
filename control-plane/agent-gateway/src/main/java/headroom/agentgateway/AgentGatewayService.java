// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.v1.AgentGatewayGrpc;
import headroom.agentprotocol.v1.FromAgent;
import headroom.agentprotocol.v1.ToAgent;
import headroom.operations.agent.AgentSessions;
import headroom.operations.enrolment.IdentityGate;
import io.grpc.stub.StreamObserver;
import java.security.SecureRandom;
import java.time.Clock;

/** The gRPC service that agents open their streams to. */
public final class AgentGatewayService extends AgentGatewayGrpc.AgentGatewayImplBase {
  private final AgentSessions sessions;
  private final IdentityGate gate;
  private final CommandIds commandIds = new CommandIds(Clock.systemUTC(), new SecureRandom());

  /**
   * @param gate looks at the certificates that {@link ShownCertificates} finds
   */
  public AgentGatewayService(AgentSessions sessions, IdentityGate gate) {
    this.sessions = sessions;
    this.gate = gate;
  }

  @Override
  public StreamObserver<FromAgent> session(StreamObserver<ToAgent> out) {
    AgentStream stream =
        new AgentStream(
            sessions, new StreamIdentity(gate, ShownCertificates.ofThisCall()), out, commandIds);
    stream.begin();
    return stream;
  }
}
