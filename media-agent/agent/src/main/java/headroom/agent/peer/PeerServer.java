// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.config.ConfigException;
import headroom.agent.config.PeerConfig;
import headroom.agent.identity.DenyList;
import headroom.agent.identity.FleetTls;
import headroom.agent.identity.Identity;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where other agents reach the parts of this host. */
public final class PeerServer implements AutoCloseable {
  /** A room's greeting is some KB; nothing that is asked of us is larger. */
  private static final int MAX_MESSAGE = 1024 * 1024;

  /** Words among agents are few. */
  private static final int LOOPS = 2;

  private static final long ENDING_SECONDS = 1;

  private final PeerConfig config;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("peer-", 0).factory());
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          LOOPS,
          Thread.ofPlatform().name("peer-loop-", 0).daemon().factory(),
          NioIoHandler.newFactory());
  private final PeerConnections connections;
  private final Server server;

  private PeerServer(
      PeerConfig config,
      @Nullable Supplier<Identity> identity,
      FarPart parts,
      Consumer<Ends> admission,
      DenyList denyList) {
    this.config = config;
    this.connections = new PeerConnections(denyList);
    this.server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(config.address(), config.port()),
                identity == null ? InsecureServerCredentials.create() : FleetTls.forPeers(identity))
            .channelFactory(connections::listener)
            .bossEventLoopGroup(loops)
            .workerEventLoopGroup(loops)
            .addTransportFilter(connections)
            .executor(threads)
            .permitKeepAliveTime(PeerChannels.KEEP_ALIVE.toMillis() / 2, TimeUnit.MILLISECONDS)
            .permitKeepAliveWithoutCalls(true)
            .maxInboundMessageSize(MAX_MESSAGE)
            .intercept(new CallingHost(denyList))
            .addService(new PeerService(parts, admission, identity != null))
            .build();
    denyList.onChange(connections::cut);
  }

  /**
   * Listens from now on.
   *
   * @param identity of this host; null for plain text
   * @param parts all of this host
   * @param admission throws for who does not belong to the room
   * @param denyList whose connections are cut, and whose calls are refused
   * @throws ConfigException when the port is taken
   */
  public static PeerServer start(
      PeerConfig config,
      @Nullable Supplier<Identity> identity,
      FarPart parts,
      Consumer<Ends> admission,
      DenyList denyList) {
    var made = new PeerServer(config, identity, parts, admission, denyList);
    try {
      made.server.start();
      return made;
    } catch (IOException e) {
      made.close();
      throw new ConfigException(
          "peer-listen",
          "cannot listen on " + config.address() + ":" + config.port() + ": " + e.getMessage());
    }
  }

  /** What other agents are told. */
  public String address() {
    String host = config.address();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getPort();
  }

  /** How many connections of this host are open. */
  long connections(String host) {
    return connections.count(host);
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdown();
    try {
      // What ends on a loop that is gone complains.
      var _ = server.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The port is free when its loop has ended, and whoever starts next wants it.
    var _ =
        loops
            .shutdownGracefully(0, ENDING_SECONDS, TimeUnit.SECONDS)
            .awaitUninterruptibly(2 * ENDING_SECONDS, TimeUnit.SECONDS);
  }
}
