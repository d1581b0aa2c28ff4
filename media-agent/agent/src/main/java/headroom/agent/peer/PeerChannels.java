// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.config.PeerConfig;
import headroom.agent.identity.FleetTls;
import headroom.agent.identity.Identity;
import headroom.agent.part.FarPart;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ways to other agents, one connection each, made when it is first needed. */
public final class PeerChannels implements AutoCloseable {
  /** For connections on which nobody speaks; gRPC takes no shorter time. */
  static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** A connection that no room needs any more is given up. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final @Nullable Supplier<Identity> identity;
  private final Map<Way, ManagedChannel> channels = new ConcurrentHashMap<>();

  /** A host at an address. */
  private record Way(String host, String address) {}

  /**
   * @param identity of this host; null for plain text, which is refused except over loopback
   */
  public PeerChannels(@Nullable Supplier<Identity> identity) {
    this.identity = identity;
  }

  /**
   * The way to the parts of a host. Nothing is connected yet.
   *
   * @param name of that host: with identities nobody else is spoken to
   * @param address {@code host:port}
   * @throws IllegalArgumentException when it is no address, or may not be spoken to without TLS
   */
  public FarPart to(String name, String address) {
    return new RemotePart(channels.computeIfAbsent(new Way(name, address), this::open));
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }

  private ManagedChannel open(Way way) {
    String address = way.address();
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a peer address must look like 10.0.0.3:4444");
    }
    String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(address.substring(colon + 1));
    return NettyChannelBuilder.forAddress(host, port, credentials(way, host))
        .keepAliveTime(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveWithoutCalls(true)
        .idleTimeout(IDLE.toMillis(), TimeUnit.MILLISECONDS)
        .withOption(
            ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
        .build();
  }

  private ChannelCredentials credentials(Way way, String host) {
    var own = identity;
    if (own != null) {
      return FleetTls.toHost(own, way.host());
    }
    if (!PeerConfig.isLoopback(host)) {
      throw new IllegalArgumentException(
          "another host is spoken to by mutual TLS only: enrol this host");
    }
    return InsecureChannelCredentials.create();
  }
}
