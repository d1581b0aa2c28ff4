// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.config.ConfigException;
import headroom.agent.config.PeerConfig;
import headroom.agent.config.TlsFiles;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;

/** Where other agents reach the parts of this host. */
public final class PeerServer implements AutoCloseable {
  /** A room's greeting is some KB; nothing that is asked of us is larger. */
  private static final int MAX_MESSAGE = 1024 * 1024;

  private final PeerConfig config;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("peer-", 0).factory());
  private final Server server;

  private PeerServer(PeerConfig config, FarPart parts, Consumer<Ends> admission)
      throws IOException {
    this.config = config;
    this.server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(config.address(), config.port()), credentials(config.tls()))
            .executor(threads)
            .permitKeepAliveTime(PeerChannels.KEEP_ALIVE.toMillis() / 2, TimeUnit.MILLISECONDS)
            .permitKeepAliveWithoutCalls(true)
            .maxInboundMessageSize(MAX_MESSAGE)
            .addService(new PeerService(parts, admission))
            .build()
            .start();
  }

  /**
   * Listens from now on.
   *
   * @param parts all of this host
   * @param admission throws for who does not belong to the room
   * @throws ConfigException when the port is taken or the keystore can't be used
   */
  public static PeerServer start(PeerConfig config, FarPart parts, Consumer<Ends> admission) {
    try {
      return new PeerServer(config, parts, admission);
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

  private static ServerCredentials credentials(@org.jspecify.annotations.Nullable TlsFiles tls)
      throws IOException {
    if (tls == null) {
      return InsecureServerCredentials.create();
    }
    try (var file = Files.newInputStream(tls.keystore())) {
      char[] password = tls.password().toCharArray();
      var keystore = KeyStore.getInstance("PKCS12");
      keystore.load(file, password);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(keystore, password);
      return TlsServerCredentials.newBuilder().keyManager(keys.getKeyManagers()).build();
    } catch (GeneralSecurityException e) {
      throw new IOException("tls-keystore cannot be used: " + e.getMessage(), e);
    }
  }
}
