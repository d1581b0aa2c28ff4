// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.config.ControlPlaneConfig;
import headroom.agent.identity.DenyList;
import headroom.agent.identity.FleetTls;
import headroom.agent.identity.Identity;
import headroom.agent.journal.CommandJournal;
import headroom.agent.token.TokenKeys;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one session with the control plane: connects, reports, carries out commands, and begins
 * again when the session ends. Nothing else of the agent waits for it.
 */
public final class ControlLink implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /**
   * Operators are promised a right picture 5 s after the control plane's return. An attempt at one
   * that is away costs next to nothing, and jitter spreads the real ones over a second.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** Notices a control plane that vanished without closing the connection. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(ControlLink.class);

  private final ControlPlaneConfig config;
  private final @Nullable Supplier<Identity> certificates;
  private final HostIdentity identity;
  private final HostState state;
  private final TokenKeys tokenKeys;
  private final DenyList denyList;
  private final ChangeSignal changes;
  private final CommandExecutor commands;
  private final ExecutorService commandThreads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("command-", 0).factory());
  private final RoomQueues queues = new RoomQueues(commandThreads);
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable ControlSession session;

  /**
   * @param certificates of this host; null for plain text
   */
  public ControlLink(
      ControlPlaneConfig config,
      @Nullable Supplier<Identity> certificates,
      HostIdentity identity,
      HostState state,
      CommandTarget target,
      CommandJournal journal,
      TokenKeys tokenKeys,
      DenyList denyList,
      ChangeSignal changes) {
    this.config = config;
    this.certificates = certificates;
    this.identity = identity;
    this.state = state;
    this.tokenKeys = tokenKeys;
    this.denyList = denyList;
    this.changes = changes;
    this.commands = new CommandExecutor(journal, target, identity.incarnation(), System::nanoTime);
    this.thread = Thread.ofPlatform().name("control-link").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Whether a session is established now. */
  public boolean isConnected() {
    var current = session;
    return current != null && current.isWelcome();
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    commandThreads.shutdown();
  }

  private void run() {
    var backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
    try {
      while (!stopped) {
        // A fresh channel each time: the pauses between attempts are ours, not gRPC's.
        var channel = channel();
        var current =
            new ControlSession(
                channel, identity, state, tokenKeys, denyList, changes, this::execute);
        session = current;
        String end;
        try {
          end = current.run();
        } finally {
          channel.shutdownNow();
        }
        if (current.wasWelcome()) {
          backoff.reset();
        }
        var pause = backoff.next();
        log.info("control plane {}; next attempt in {} ms", end, pause.toMillis());
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      log.debug("the link to the control plane ends");
    } finally {
      session = null;
    }
  }

  private void execute(headroom.agentprotocol.v1.Command command, ControlSession origin) {
    long receivedAt = System.nanoTime();
    queues.submit(
        roomOf(command),
        () -> {
          var result = commands.execute(command, receivedAt);
          var current = session;
          (current == null ? origin : current).send(result);
        });
  }

  private static String roomOf(headroom.agentprotocol.v1.Command command) {
    return switch (command.getBodyCase()) {
      case OPEN_ROOM -> command.getOpenRoom().getRoomId();
      case CLOSE_ROOM -> command.getCloseRoom().getRoomId();
      case REMOVE_PARTICIPANT -> command.getRemoveParticipant().getRoomId();
      case EXPECT_ARRIVALS -> command.getExpectArrivals().getRoomId();
      case MOVE_PARTICIPANTS -> command.getMoveParticipants().getRoomId();
      case ABANDON_MOVE -> command.getAbandonMove().getRoomId();
      case BODY_NOT_SET -> "";
    };
  }

  private ManagedChannel channel() {
    return NettyChannelBuilder.forAddress(config.host(), config.port(), credentials())
        .keepAliveTime(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .build();
  }

  private ChannelCredentials credentials() {
    var own = certificates;
    // Made anew for each connection, so that no earlier one's certificate is taken up again.
    return own == null ? InsecureChannelCredentials.create() : FleetTls.toControlPlane(own);
  }
}
