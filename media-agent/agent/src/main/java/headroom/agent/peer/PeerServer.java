// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.config.ConfigException;
import headroom.agent.config.PeerConfig;
import headroom.agent.identity.FleetTls;
import headroom.agent.identity.Identity;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
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

  private final PeerConfig config;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("peer-", 0).factory());
  private final Server server;

  private PeerServer(
      PeerConfig config,
      @Nullable Supplier<Identity> identity,
      FarPart parts,
      Consumer<Ends> admission)
      throws IOException {
    this.config = config;
    this.server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(config.address(), config.port()),
                identity == null ? InsecureServerCredentials.create() : FleetTls.forPeers(identity))
            .executor(threads)
            .permitKeepAliveTime(PeerChannels.KEEP_ALIVE.toMillis() / 2, TimeUnit.MILLISECONDS)
            .permitKeepAliveWithoutCalls(true)
            .maxInboundMessageSize(MAX_MESSAGE)
            .intercept(new CallingHost())
            .addService(new PeerService(parts, admission, identity != null))
            .build()
            .start();
  }

  /**
   * Listens from now on.
   *
   * @param identity of this host; null for plain text
   * @param parts all of this host
   * @param admission throws for who does not belong to the room
   * @throws ConfigException when the port is taken
   */
  public static PeerServer start(
      PeerConfig config,
      @Nullable Supplier<Identity> identity,
      FarPart parts,
      Consumer<Ends> admission) {
    try {
      return new PeerServer(config, identity, parts, admission);
    } catch (IOException e) {
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

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdown();
  }
}
