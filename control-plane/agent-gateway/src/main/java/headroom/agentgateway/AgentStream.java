// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.v1.FromAgent;
import headroom.agentprotocol.v1.Hello;
import headroom.agentprotocol.v1.InventoryPart;
import headroom.agentprotocol.v1.Report;
import headroom.agentprotocol.v1.ToAgent;
import headroom.agentprotocol.v1.TokenKeys;
import headroom.agentprotocol.v1.Welcome;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentSessions;
import headroom.operations.enrolment.Denial;
import headroom.planning.HostId;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /** An inventory that is larger is no host of ours: it would be tens of thousands of rooms. */
  private static final int MOST_INVENTORY_BYTES = 64 << 20;

  /** A status travels in HTTP/2 headers, of which peers take 8 KiB in all. */
  private static final int MOST_DESCRIPTION_CHARACTERS = 400;

  private final AgentSessions sessions;
  private final StreamIdentity identity;
  private final StreamObserver<ToAgent> out;
  private final Supplier<String> commandIds;
  private final List<InventoryPart> parts = new ArrayList<>();
  private @Nullable GrpcAgentLink link;
  private @Nullable HostId host;
  private volatile AgentSessions.@Nullable Session session;
  private int inventoryBytes;
  private boolean inventoried;
  private volatile boolean refused;

  AgentStream(
      AgentSessions sessions,
      StreamIdentity identity,
      StreamObserver<ToAgent> out,
      Supplier<String> commandIds) {
    this.sessions = sessions;
    this.identity = identity;
    this.out = out;
    this.commandIds = commandIds;
  }

  /** Ends it before a word is heard when nobody known has opened it: it could wait for ever. */
  void begin() {
    try {
      identity.requireShown();
    } catch (HeadroomException e) {
      refuse(e);
    }
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
      refuse(Status.INVALID_ARGUMENT, "INVALID_MESSAGE: " + e.getMessage());
    } catch (HeadroomException e) {
      refuse(e);
    } catch (RuntimeException e) {
      // gRPC would end the call without telling this observer, and the session would stay open.
      LOG.error("An agent's message could not be handled", e);
      refuse(Status.INTERNAL, ErrorCode.INTERNAL + ": the control plane's log has the details.");
    }
  }

  @Override
  public void onError(Throwable cause) {
    LOG.info(
        "The stream of {} ended: {}",
        link == null ? "nobody yet" : link.host(),
        cause.getMessage());
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
    link = newLink;
    host = domain.host();
    identity.admit(domain.host(), domain.group(), end -> cut(newLink, end));
    newLink.beginWith(
        () -> {
          session = sessions.open(domain, newLink);
          return welcome();
        });
    // Cut while it was being opened: nobody could end the session then.
    identity.requireUncut();
    identity.follow(denials -> deny(newLink, denials));
    LOG.info(
        "Host {} connected, agent {} incarnation {}",
        domain.host(),
        domain.agentVersion(),
        domain.incarnation());
  }

  private static void deny(GrpcAgentLink to, List<Denial> denials) {
    try {
      DenyLists.of(denials).forEach(to::send);
    } catch (HeadroomException e) {
      // It has just gone; the next session begins with all of them.
      LOG.debug("{} was not told whom to refuse: {}", to.host(), e.getMessage());
    }
  }

  private ToAgent welcome() {
    return ToAgent.newBuilder()
        .setWelcome(
            Welcome.newBuilder()
                .setSessionId(UUID.randomUUID().toString())
                .setReportIntervalMs(REPORT_INTERVAL_MS)
                .setTokenKeys(TokenKeys.newBuilder().setJwksJson(sessions.tokenKeys())))
        .build();
  }

  private void inventory(InventoryPart part) {
    AgentSessions.Session open = opened();
    inventoryBytes += part.getSerializedSize();
    if (inventoryBytes > MOST_INVENTORY_BYTES) {
      throw new IllegalArgumentException(
          "an inventory of more than " + (MOST_INVENTORY_BYTES >> 20) + " MiB");
    }
    parts.add(part);
    if (part.getLast()) {
      open.inventory(FromProto.inventory(host(), parts));
      parts.clear();
      inventoryBytes = 0;
      inventoried = true;
    }
  }

  private void report(Report report) {
    AgentSessions.Session open = opened();
    if (!inventoried) {
      // Changes of a state that was not told yet would be taken for all of it.
      throw new IllegalArgumentException("a report before the whole inventory");
    }
    open.report(FromProto.report(host(), report));
  }

  private HostId host() {
    return Objects.requireNonNull(host, "known since Hello");
  }

  private AgentSessions.Session opened() {
    AgentSessions.Session open = session;
    if (open == null) {
      throw new IllegalArgumentException("the first message must be Hello");
    }
    return open;
  }

  private GrpcAgentLink known() {
    if (link == null) {
      throw new IllegalArgumentException("the first message must be Hello");
    }
    return link;
  }

  private void refuse(HeadroomException e) {
    refuse(status(e.code().category()), e.code() + ": " + e.getMessage());
  }

  private void refuse(Status status, String why) {
    // A reason may repeat what the agent sent.
    String description = Require.printable(why, MOST_DESCRIPTION_CHARACTERS);
    LOG.warn(
        "The agent of {} was refused: {}", link == null ? "nobody yet" : link.host(), description);
    refused = true;
    parts.clear();
    Status end = status.withDescription(description);
    if (link != null) {
      link.end(end);
    } else {
      out.onError(end.asRuntimeException());
    }
    endSession();
  }

  /** Ends the stream from any thread, because its identity has ended. */
  private void cut(GrpcAgentLink of, HeadroomException end) {
    LOG.warn("The stream of {} is cut: {} {}", of.host(), end.code(), end.getMessage());
    refused = true;
    AgentSessions.Session open = session;
    if (open != null) {
      open.ended();
    }
    of.end(
        status(end.code().category())
            .withDescription(
                Require.printable(
                    end.code() + ": " + end.getMessage(), MOST_DESCRIPTION_CHARACTERS)));
  }

  static Status status(ErrorCode.Category category) {
    return switch (category) {
      case CALLER -> Status.PERMISSION_DENIED;
      case NOT_FOUND -> Status.NOT_FOUND;
      case CONFLICT -> Status.ABORTED;
      case TEMPORARY -> Status.UNAVAILABLE;
      case OURS -> Status.INTERNAL;
    };
  }

  private void end() {
    if (link != null) {
      link.ended();
    }
    endSession();
  }

  private void endSession() {
    identity.ended();
    AgentSessions.Session open = session;
    if (open != null) {
      open.ended();
      session = null;
    }
  }
}
