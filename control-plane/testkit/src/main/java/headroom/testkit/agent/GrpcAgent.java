// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.agentprotocol.v1.AgentGatewayGrpc;
import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.FromAgent;
import headroom.agentprotocol.v1.InventoryPart;
import headroom.agentprotocol.v1.ToAgent;
import headroom.agentprotocol.v1.Welcome;
import headroom.operations.agent.CommandOutcome;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connects a {@link FakeHost} over real gRPC. It reports when it is told to and answers commands by
 * itself. One session at a time; {@link #connect} begins a new one.
 */
public final class GrpcAgent implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FakeHost host;
  private final Channel channel;
  private volatile @Nullable Stream stream;
  private volatile Consumer<ToAgent> listener = message -> {};

  public GrpcAgent(FakeHost host, Channel channel) {
    this.host = host;
    this.channel = channel;
  }

  public FakeHost host() {
    return host;
  }

  /** Says Hello, tells what runs, and waits for the Welcome. */
  public GrpcAgent connect() {
    saysHello();
    tellsInventory();
    welcome();
    return this;
  }

  /** Opens a stream and says nothing. */
  public void opensStream() {
    Stream opened = new Stream();
    var _ = AgentGatewayGrpc.newStub(channel).session(opened);
    stream = opened;
  }

  public void saysHello() {
    opensStream();
    says(FromAgent.newBuilder().setHello(Wire.hello(host.hello())).build());
  }

  public void tellsInventory() {
    for (InventoryPart part : Wire.inventory(host.inventory())) {
      says(FromAgent.newBuilder().setInventory(part).build());
    }
  }

  /** Tells what changed; with nothing to tell it is a sign of life. */
  public void report() {
    Stream current = current();
    current.send(
        FromAgent.newBuilder().setReport(Wire.report(host.changes(), ++current.sequence)).build());
  }

  /** Sends any message, right or wrong. */
  public void says(FromAgent message) {
    current().send(message);
  }

  /** The agent ends the session as it should. */
  public void hangsUp() {
    current().hangUp();
  }

  /** The connection breaks. */
  public void vanishes() {
    current().cancel();
  }

  /** Tells of each message of the control plane before it is handled. */
  public void hears(Consumer<ToAgent> newListener) {
    listener = newListener;
  }

  /** The answer to Hello; waits for it. */
  public Welcome welcome() {
    return await(current().welcome);
  }

  /** How the control plane ended this session; waits for it. */
  public Status end() {
    return await(current().end);
  }

  /** Whether this session still stands. */
  public boolean isConnected() {
    Stream latest = stream;
    return latest != null && !latest.end.isDone();
  }

  /** Commands of this session as they came. */
  public List<Command> commands() {
    return List.copyOf(current().commands);
  }

  @Override
  public void close() {
    if (isConnected()) {
      vanishes();
    }
  }

  private Stream current() {
    Stream latest = stream;
    if (latest == null) {
      throw new IllegalStateException(host.id() + " has not connected");
    }
    return latest;
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("The control plane did not answer as expected", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for the control plane", e);
    }
  }

  private final class Stream implements ClientResponseObserver<FromAgent, ToAgent> {
    private final CompletableFuture<Welcome> welcome = new CompletableFuture<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ClientCallStreamObserver<FromAgent>> out =
        new CompletableFuture<>();
    private long sequence;

    @Override
    public void beforeStart(ClientCallStreamObserver<FromAgent> requestStream) {
      out.complete(requestStream);
    }

    @Override
    public void onNext(ToAgent message) {
      listener.accept(message);
      switch (message.getBodyCase()) {
        case WELCOME -> welcome.complete(message.getWelcome());
        case COMMAND -> carryOut(message.getCommand());
        case TOKEN_KEYS, DENY_LIST, BODY_NOT_SET -> {}
      }
    }

    @Override
    public void onError(Throwable failure) {
      ended(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
      ended(Status.OK);
    }

    private void ended(Status status) {
      end.complete(status);
      welcome.completeExceptionally(status.asException());
    }

    private void carryOut(Command command) {
      commands.add(command);
      CommandOutcome outcome = host.carryOut(Wire.command(command));
      if (outcome != null) {
        send(
            FromAgent.newBuilder().setResult(Wire.result(command.getCommandId(), outcome)).build());
      }
    }

    // A stream's sender takes one message at a time, and answers come from gRPC's threads.
    private synchronized void send(FromAgent message) {
      try {
        out.join().onNext(message);
      } catch (IllegalStateException e) {
        // The session has ended; end() tells how.
      }
    }

    private synchronized void hangUp() {
      out.join().onCompleted();
    }

    private synchronized void cancel() {
      out.join().cancel("the agent vanishes", null);
    }
  }
}
