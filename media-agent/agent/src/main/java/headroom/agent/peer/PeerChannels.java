// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import headroom.agent.config.PeerConfig;
import headroom.agent.identity.DenyList;
import headroom.agent.identity.FleetTls;
import headroom.agent.identity.Identity;
import headroom.agent.part.FarPart;
import headroom.agent.part.PartGoneException;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
  private final DenyList denyList;
  private final Map<Way, ManagedChannel> channels = new HashMap<>();
  private boolean closed;

  /**
   * A host at an address.
   *
   * @param address without the brackets of IPv6
   */
  private record Way(String host, String address, int port) {}

  /**
   * @param identity of this host; null for plain text, which is refused except over loopback
   * @param denyList who is not spoken to
   */
  public PeerChannels(@Nullable Supplier<Identity> identity, DenyList denyList) {
    this.identity = identity;
    this.denyList = denyList;
    denyList.onChange(this::cut);
  }

  /**
   * The way to the parts of a host. Nothing is connected yet.
   *
   * @param name of that host: with identities nobody else is spoken to
   * @param address {@code host:port}
   * @throws IllegalArgumentException when it is no address, or may not be spoken to without TLS
   */
  public FarPart to(String name, String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a peer address must look like 10.0.0.3:4444");
    }
    var way =
        new Way(
            name,
            address.substring(0, colon).replaceAll("[\\[\\]]", ""),
            Integer.parseInt(address.substring(colon + 1)));
    if (identity == null && !PeerConfig.isLoopback(way.address())) {
      throw new IllegalArgumentException(
          "another host is spoken to by mutual TLS only: enrol this host");
    }
    return new RemotePart(() -> channel(way), outdated -> giveUp(way, outdated));
  }

  @Override
  public synchronized void close() {
    closed = true;
    channels.values().forEach(ManagedChannel::shutdownNow);
  }

  /** Ends what leads to a host; who may be spoken to again has to show its certificate anew. */
  private synchronized void cut(String host) {
    channels
        .entrySet()
        .removeIf(
            open -> {
              boolean isCut = open.getKey().host().equals(host);
              if (isCut) {
                open.getValue().shutdownNow();
              }
              return isCut;
            });
  }

  /**
   * The connection of a way, made when there is none.
   *
   * @throws PartGoneException when the host is kept out, or this agent ends
   */
  private synchronized ManagedChannel channel(Way way) {
    denyList
        .refusal(way.host())
        .ifPresent(
            why -> {
              throw new PartGoneException(why);
            });
    if (closed) {
      throw new PartGoneException("this agent ends");
    }
    return channels.computeIfAbsent(way, this::open);
  }

  /** The next one is opened with the certificate that this host has then. */
  private synchronized void giveUp(Way way, ManagedChannel outdated) {
    if (channels.remove(way, outdated)) {
      outdated.shutdown();
    }
  }

  private ManagedChannel open(Way way) {
    return NettyChannelBuilder.forAddress(way.address(), way.port(), credentials(way))
        .keepAliveTime(KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveWithoutCalls(true)
        .idleTimeout(IDLE.toMillis(), TimeUnit.MILLISECONDS)
        .withOption(
            ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
        .build();
  }

  private ChannelCredentials credentials(Way way) {
    var own = identity;
    return own == null
        ? InsecureChannelCredentials.create()
        : FleetTls.toHost(
            own, way.host(), generation -> denyList.refusal(way.host(), generation).isEmpty());
  }
}
