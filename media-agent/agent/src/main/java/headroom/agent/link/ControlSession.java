// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.identity.DenyList;
import headroom.agent.model.HostEvent;
import headroom.agent.token.TokenKeys;
import headroom.agentprotocol.v1.AgentGatewayGrpc;
import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.FromAgent;
import headroom.agentprotocol.v1.ToAgent;
import headroom.agentprotocol.v1.Welcome;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream to the control plane, from Hello to its end. {@link #run} blocks until then. */
final class ControlSession implements ClientResponseObserver<FromAgent, ToAgent> {
  private static final Duration WELCOME_TIMEOUT = Duration.ofSeconds(10);

  /** Changes within this time travel together. */
  private static final Duration COALESCE = Duration.ofMillis(100);

  private static final int LEAST_INTERVAL_MS = 100;
  private static final int PRESET_INTERVAL_MS = 1_000;
  private static final int MOST_INTERVAL_MS = 60_000;

  private static final Logger log = LoggerFactory.getLogger(ControlSession.class);

  private final ManagedChannel channel;
  private final HostIdentity identity;
  private final HostState state;
  private final TokenKeys tokenKeys;
  private final DenyList denyList;
  private final ChangeSignal changes;
  private final BiConsumer<Command, ControlSession> commands;
  private final CompletableFuture<Welcome> welcome = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private volatile @Nullable ClientCallStreamObserver<FromAgent> stream;

  ControlSession(
      ManagedChannel channel,
      HostIdentity identity,
      HostState state,
      TokenKeys tokenKeys,
      DenyList denyList,
      ChangeSignal changes,
      BiConsumer<Command, ControlSession> commands) {
    this.channel = channel;
    this.identity = identity;
    this.state = state;
    this.tokenKeys = tokenKeys;
    this.denyList = denyList;
    this.changes = changes;
    this.commands = commands;
  }

  boolean isWelcome() {
    return welcome.isDone() && !end.isDone();
  }

  boolean wasWelcome() {
    return welcome.isDone();
  }

  /** Runs the session; returns why it ended. */
  String run() throws InterruptedException {
    var _ = AgentGatewayGrpc.newStub(channel).session(this);
    try {
      send(FromAgent.newBuilder().setHello(identity.hello()).build());
      var reported = new ReportedState(state);
      for (var part : reported.inventory()) {
        send(FromAgent.newBuilder().setInventory(part).build());
      }
      int intervalMs = awaitWelcome();
      if (intervalMs > 0) {
        report(reported, Duration.ofMillis(intervalMs));
      }
      return end.getNow("did not answer within " + WELCOME_TIMEOUT.toSeconds() + " s");
    } finally {
      cancel();
    }
  }

  /** Sends a command's result; lost if the session has ended, and then the command comes again. */
  void send(CommandResult result) {
    send(FromAgent.newBuilder().setResult(result).build());
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<FromAgent> requestStream) {
    stream = requestStream;
  }

  @Override
  public void onNext(ToAgent message) {
    switch (message.getBodyCase()) {
      case WELCOME -> {
        tokenKeys.replace(message.getWelcome().getTokenKeys().getJwksJson());
        log.info("control plane welcomes us: session {}", message.getWelcome().getSessionId());
        welcome.complete(message.getWelcome());
      }
      case COMMAND -> commands.accept(message.getCommand(), this);
      case TOKEN_KEYS -> tokenKeys.replace(message.getTokenKeys().getJwksJson());
      case DENY_LIST -> denyList.learn(Denials.of(message.getDenyList()));
      case BODY_NOT_SET -> log.warn("a message of a newer control plane was ignored");
    }
  }

  @Override
  public void onError(Throwable failure) {
    var status = Status.fromThrowable(failure);
    end.complete("is away: " + status.getCode() + " " + status.getDescription());
  }

  @Override
  public void onCompleted() {
    end.complete("ended the session");
  }

  /** The interval of reports in ms; 0 if the session ended instead. */
  private int awaitWelcome() throws InterruptedException {
    try {
      var either = CompletableFuture.anyOf(welcome, end);
      either.get(WELCOME_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return 0;
    }
    if (!welcome.isDone()) {
      return 0;
    }
    int asked = welcome.join().getReportIntervalMs();
    return asked == 0 ? PRESET_INTERVAL_MS : Math.clamp(asked, LEAST_INTERVAL_MS, MOST_INTERVAL_MS);
  }

  private void report(ReportedState reported, Duration interval) throws InterruptedException {
    List<HostEvent> events = List.of();
    while (!end.isDone()) {
      changes.await(interval);
      if (end.isDone()) {
        return;
      }
      var current = stream;
      if (current == null || !current.isReady()) {
        // A slow link: what changes meanwhile goes out together when there is room again.
        Thread.sleep(COALESCE);
        continue;
      }
      events = state.takeEvents();
      for (var report : reported.changes(events)) {
        send(FromAgent.newBuilder().setReport(report).build());
      }
      Thread.sleep(COALESCE);
    }
    state.giveBack(events);
  }

  private void send(FromAgent message) {
    var current = stream;
    if (current == null) {
      return;
    }
    // gRPC's stream observers are not thread-safe; results and reports come from different threads.
    synchronized (this) {
      try {
        current.onNext(message);
      } catch (IllegalStateException e) {
        log.debug("not sent, the session has ended: {}", e.getMessage());
      }
    }
  }

  private void cancel() {
    var current = stream;
    if (current != null) {
      current.cancel("the agent ends the session", null);
    }
  }
}
