// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import headroom.agentprotocol.identity.FleetIdentity;
import headroom.agentprotocol.identity.FleetKey;
import headroom.agentprotocol.identity.FleetTrust;
import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextServerCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** TLS 1.3 among the fleet. Identities are read at each handshake. */
public final class FleetTls {
  private static final String TLS_1_3 = "TLSv1.3";
  private static final long SESSION_SECONDS = 1;

  private FleetTls() {}

  /** To whoever holds the authority of this pin, without a certificate of our own. */
  static ChannelCredentials pinned(String pin) {
    return client(SslContextBuilder.forClient().trustManager(FleetTrust.pinned(pin)));
  }

  /** To the control plane. */
  public static ChannelCredentials toControlPlane(Supplier<Identity> identity) {
    return client(mutual(identity, FleetIdentity.ControlPlane.class::isInstance));
  }

  /**
   * To one host's agent.
   *
   * @param counts whether its certificates of a generation count
   */
  public static ChannelCredentials toHost(
      Supplier<Identity> identity, String host, LongPredicate counts) {
    return client(
        mutual(
            identity,
            other ->
                other instanceof FleetIdentity.Host named
                    && named.name().equals(host)
                    && counts.test(named.generation())));
  }

  /** For agents of any host. */
  public static ServerCredentials forPeers(Supplier<Identity> identity) {
    try {
      return NettySslContextServerCredentials.create(
          GrpcSslContexts.configure(
                  SslContextBuilder.forServer(new FleetKey(() -> identity.get().pair()))
                      .trustManager(trust(identity, FleetIdentity.Host.class::isInstance))
                      .clientAuth(ClientAuth.REQUIRE)
                      .protocols(TLS_1_3)
                      .sessionTimeout(SESSION_SECONDS),
                  SslProvider.JDK)
              .build());
    } catch (SSLException e) {
      throw new IllegalStateException("Every Java runtime has TLS 1.3.", e);
    }
  }

  private static SslContextBuilder mutual(
      Supplier<Identity> identity, Predicate<FleetIdentity> expected) {
    return SslContextBuilder.forClient()
        .keyManager(new FleetKey(() -> identity.get().pair()))
        .trustManager(trust(identity, expected));
  }

  private static FleetTrust trust(Supplier<Identity> identity, Predicate<FleetIdentity> expected) {
    return FleetTrust.of(() -> identity.get().authorities(), expected);
  }

  private static ChannelCredentials client(SslContextBuilder builder) {
    try {
      return NettySslContextChannelCredentials.create(
          GrpcSslContexts.configure(
                  builder.protocols(TLS_1_3).sessionTimeout(SESSION_SECONDS), SslProvider.JDK)
              .build());
    } catch (SSLException e) {
      throw new IllegalStateException("Every Java runtime has TLS 1.3.", e);
    }
  }
}
