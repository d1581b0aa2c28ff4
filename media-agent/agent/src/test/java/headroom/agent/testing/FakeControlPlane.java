// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import headroom.agentprotocol.v1.AgentGatewayGrpc;
import headroom.agentprotocol.v1.CloseRoom;
import headroom.agentprotocol.v1.Command;
import headroom.agentprotocol.v1.CommandResult;
import headroom.agentprotocol.v1.Event;
import headroom.agentprotocol.v1.FromAgent;
import headroom.agentprotocol.v1.Hello;
import headroom.agentprotocol.v1.OpenRoom;
import headroom.agentprotocol.v1.Room;
import headroom.agentprotocol.v1.ToAgent;
import headroom.agentprotocol.v1.TokenKeys;
import headroom.agentprotocol.v1.Welcome;
import headroom.agentprotocol.v1.Worker;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A control plane that speaks real gRPC, remembers what it is told and sends what a test asks. */
public final class FakeControlPlane implements AutoCloseable {
  private final TestTokens tokens = new TestTokens("control-plane-key");
  private final Map<Integer, Worker> workers = new ConcurrentHashMap<>();

  /** Parts of rooms by room and worker. */
  private final Map<String, Room> parts = new ConcurrentHashMap<>();

  private final List<Hello> hellos = new CopyOnWriteArrayList<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Map<String, CompletableFuture<CommandResult>> results = new ConcurrentHashMap<>();
  private @Nullable Server server;
  private volatile @Nullable StreamObserver<ToAgent> agent;
  private volatile boolean inventoryComplete;
  private int port;

  public FakeControlPlane() {
    start();
  }

  /** Serves, after a stop on the same port as before. */
  public void start() {
    try {
      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .addService(new Gateway())
              .build()
              .start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is away from now on. */
  public void stop() {
    var running = server;
    if (running != null) {
      running.shutdownNow();
    }
    agent = null;
    inventoryComplete = false;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  public TestTokens tokens() {
    return tokens;
  }

  /** Whether an agent is connected and has told its whole state. */
  public boolean isInformed() {
    return agent != null && inventoryComplete;
  }

  public List<Hello> hellos() {
    return hellos;
  }

  public List<Event> events() {
    return events;
  }

  /** The worker as it was told last; the default instance if it was not. */
  public Worker worker(int number) {
    return workers.getOrDefault(number, Worker.getDefaultInstance());
  }

  /** The room of one part as it was told last; the default instance if it was not. */
  public Room room(String id) {
    return parts.values().stream()
        .filter(part -> part.getId().equals(id))
        .findFirst()
        .orElse(Room.getDefaultInstance());
  }

  /** A part as it was told last; the default instance if it was not. */
  public Room part(String id, int worker) {
    return parts.getOrDefault(key(id, worker), Room.getDefaultInstance());
  }

  /** All parts of rooms. */
  public Collection<Room> rooms() {
    return parts.values();
  }

  private static String key(String id, int worker) {
    return id + " " + worker;
  }

  private void told(Room part) {
    parts.put(key(part.getId(), part.getWorkerNumber()), part);
  }

  /** Opens a room and expects success. */
  public void openRoom(String room, long epoch, int worker) {
    var result = send(open(room, epoch, worker));
    if (!result.getOk()) {
      throw new IllegalStateException(result.toString());
    }
  }

  public Command.Builder open(String room, long epoch, int worker) {
    return command()
        .setOpenRoom(OpenRoom.newBuilder().setRoomId(room).setEpoch(epoch).setWorkerNumber(worker));
  }

  public Command.Builder close(String room, long epoch) {
    return command()
        .setCloseRoom(
            CloseRoom.newBuilder().setRoomId(room).setEpoch(epoch).setReason("test is over"));
  }

  /** A command without a body, for the agent that is connected now. */
  public Command.Builder command() {
    return Command.newBuilder()
        .setCommandId(UUID.randomUUID().toString())
        .setHostIncarnation(hellos.getLast().getIncarnation());
  }

  /** Sends a command and waits for its result. */
  public CommandResult send(Command.Builder command) {
    var result = new CompletableFuture<CommandResult>();
    results.put(command.getCommandId(), result);
    tell(ToAgent.newBuilder().setCommand(command).build());
    try {
      return result.get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("no result of " + command, e);
    }
  }

  public void tell(ToAgent message) {
    var to = agent;
    if (to == null) {
      throw new IllegalStateException("no agent is connected");
    }
    synchronized (this) {
      to.onNext(message);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private final class Gateway extends AgentGatewayGrpc.AgentGatewayImplBase {
    @Override
    public StreamObserver<FromAgent> session(StreamObserver<ToAgent> toAgent) {
      return new StreamObserver<>() {
        @Override
        public void onNext(FromAgent message) {
          heard(message, toAgent);
        }

        @Override
        public void onError(Throwable failure) {
          gone(toAgent);
        }

        @Override
        public void onCompleted() {
          gone(toAgent);
          toAgent.onCompleted();
        }
      };
    }
  }

  private void gone(StreamObserver<ToAgent> toAgent) {
    if (toAgent.equals(agent)) {
      agent = null;
      inventoryComplete = false;
    }
  }

  private void heard(FromAgent message, StreamObserver<ToAgent> toAgent) {
    switch (message.getBodyCase()) {
      case HELLO -> {
        hellos.add(message.getHello());
        workers.clear();
        parts.clear();
        agent = toAgent;
        tell(
            ToAgent.newBuilder()
                .setWelcome(
                    Welcome.newBuilder()
                        .setSessionId(UUID.randomUUID().toString())
                        .setReportIntervalMs(1_000)
                        .setTokenKeys(TokenKeys.newBuilder().setJwksJson(tokens.jwks())))
                .build());
      }
      case INVENTORY -> {
        message.getInventory().getWorkersList().forEach(w -> workers.put(w.getNumber(), w));
        message.getInventory().getRoomsList().forEach(this::told);
        inventoryComplete |= message.getInventory().getLast();
      }
      case REPORT -> {
        message.getReport().getWorkersList().forEach(w -> workers.put(w.getNumber(), w));
        message.getReport().getRoomsList().forEach(this::told);
        message
            .getReport()
            .getClosedPartsList()
            .forEach(part -> parts.remove(key(part.getRoomId(), part.getWorkerNumber())));
        events.addAll(message.getReport().getEventsList());
      }
      case RESULT -> {
        var waiting = results.get(message.getResult().getCommandId());
        if (waiting != null) {
          waiting.complete(message.getResult());
        }
      }
      case BODY_NOT_SET -> throw new IllegalStateException("an empty message");
    }
  }
}
