// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.v1.FromAgent;
import headroom.agentprotocol.v1.Hello;
import headroom.agentprotocol.v1.InventoryPart;
import headroom.agentprotocol.v1.Report;
import headroom.agentprotocol.v1.ToAgent;
import headroom.agentprotocol.v1.TokenKeys;
import headroom.agentprotocol.v1.Welcome;
import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentSessions;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent's stream: Hello, then its inventory in parts, then reports and command results. gRPC
 * calls it from one thread at a time.
 */
final class AgentStream implements StreamObserver<FromAgent> {
  private static final Logger LOG = LoggerFactory.getLogger(AgentStream.class);
  private static final int PROTOCOL_VERSION = 1;
  private static final int REPORT_INTERVAL_MS = 1_000;

  /** More parts than this are no host of ours; a part holds up to 1 MiB. */
  private static final int MOST_PARTS = 1_000;

  private final AgentSessions sessions;
  private final StreamObserver<ToAgent> out;
  private final Supplier<String> commandIds;
  private final List<InventoryPart> parts = new ArrayList<>();
  private @Nullable GrpcAgentLink link;
  private AgentSessions.@Nullable Session session;
  private boolean refused;

  AgentStream(AgentSessions sessions, StreamObserver<ToAgent> out, Supplier<String> commandIds) {
    this.sessions = sessions;
    this.out = out;
    this.commandIds = commandIds;
  }

  @Override
  public void onNext(FromAgent message) {
    if (refused) {
      return;
    }
    try {
      switch (message.getBodyCase()) {
        case HELLO -> hello(message.getHello());
        case INVENTORY -> inventory(message.getInventory());
        case REPORT -> report(message.getReport());
        case RESULT -> known().answered(message.getResult());
        case BODY_NOT_SET -> throw new IllegalArgumentException("a message without a body");
      }
    } catch (IllegalArgumentException e) {
      refuse(Status.INVALID_ARGUMENT.withDescription("INVALID_MESSAGE: " + e.getMessage()));
    } catch (HeadroomException e) {
      refuse(Status.PERMISSION_DENIED.withDescription(e.code() + ": " + e.getMessage()));
    }
  }

  @Override
  public void onError(Throwable cause) {
    LOG.info("An agent's stream ended: {}", cause.getMessage());
    end();
  }

  @Override
  public void onCompleted() {
    end();
  }

  private void hello(Hello hello) {
    if (session != null) {
      throw new IllegalArgumentException("a second Hello");
    }
    if (hello.getProtocolVersion() != PROTOCOL_VERSION) {
      throw new IllegalArgumentException(
          "protocol version "
              + hello.getProtocolVersion()
              + "; this control plane speaks "
              + PROTOCOL_VERSION);
    }
    AgentHello domain = FromProto.hello(hello);
    GrpcAgentLink newLink =
        new GrpcAgentLink(hello.getHost(), hello.getIncarnation(), out, commandIds);
    session = sessions.open(domain, newLink);
    link = newLink;
    newLink.send(
        ToAgent.newBuilder()
            .setWelcome(
                Welcome.newBuilder()
                    .setSessionId(UUID.randomUUID().toString())
                    .setReportIntervalMs(REPORT_INTERVAL_MS)
                    .setTokenKeys(TokenKeys.newBuilder().setJwksJson(sessions.tokenKeys())))
            .build());
    LOG.info(
        "Host {} connected, agent {} incarnation {}",
        domain.host(),
        domain.agentVersion(),
        domain.incarnation());
  }

  private void inventory(InventoryPart part) {
    AgentSessions.Session open = opened();
    if (parts.size() >= MOST_PARTS) {
      throw new IllegalArgumentException("an inventory of more than " + MOST_PARTS + " parts");
    }
    parts.add(part);
    if (part.getLast()) {
      open.inventory(FromProto.inventory(parts));
      parts.clear();
    }
  }

  private void report(Report report) {
    opened().report(FromProto.report(report));
  }

  private AgentSessions.Session opened() {
    if (session == null) {
      throw new IllegalArgumentException("the first message must be Hello");
    }
    return session;
  }

  private GrpcAgentLink known() {
    if (link == null) {
      throw new IllegalArgumentException("the first message must be Hello");
    }
    return link;
  }

  private void refuse(Status status) {
    LOG.warn("An agent's message was refused: {}", status.getDescription());
    refused = true;
    if (link != null) {
      link.close(String.valueOf(status.getDescription()));
    } else {
      out.onError(status.asRuntimeException());
    }
    endSession();
  }

  private void end() {
    if (link != null) {
      link.ended();
    }
    endSession();
  }

  private void endSession() {
    if (session != null) {
      session.ended();
      session = null;
    }
  }
}
