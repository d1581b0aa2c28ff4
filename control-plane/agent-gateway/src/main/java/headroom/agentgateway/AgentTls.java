// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import headroom.agentprotocol.identity.FleetIdentity;
import headroom.agentprotocol.identity.FleetKey;
import headroom.agentprotocol.identity.FleetTrust;
import headroom.operations.enrolment.Authorities;
import headroom.operations.enrolment.Authority;
import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextServerCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import javax.net.ssl.SSLException;

/** TLS of the port for agents: 1.3 only, by the authority's certificates. */
public final class AgentTls {
  /**
   * Seconds for which a session may be taken up again: who comes back shall show the certificate
   * that he has then.
   */
  private static final long SESSION_SECONDS = 1;

  private AgentTls() {}

  /**
   * A certificate is asked for, and none is needed to redeem a token; the services refuse who came
   * without. One of a foreign authority ends the handshake.
   */
  public static ServerCredentials of(Authorities authorities) {
    FleetKey key =
        new FleetKey(
            () -> {
              Authorities.ServerIdentity server = authorities.server();
              return new FleetKey.Pair(server.key(), server.chain());
            });
    FleetTrust trust =
        FleetTrust.evenExpired(
            () -> authorities.all().stream().map(Authority::certificate).toList(),
            FleetIdentity.Host.class::isInstance);
    try {
      return NettySslContextServerCredentials.create(
          GrpcSslContexts.configure(
                  SslContextBuilder.forServer(key)
                      .trustManager(trust)
                      .clientAuth(ClientAuth.OPTIONAL)
                      .protocols("TLSv1.3")
                      .sessionTimeout(SESSION_SECONDS),
                  // Asks for the key at each handshake, so that a renewed one is used at once.
                  SslProvider.JDK)
              .build());
    } catch (SSLException e) {
      throw new IllegalStateException("Every Java runtime has TLS 1.3.", e);
    }
  }
}
