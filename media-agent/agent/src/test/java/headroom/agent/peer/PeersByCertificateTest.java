// SPDX-License-Identifier: Apache-2.0
package headroom.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agent.config.PeerConfig;
import headroom.agent.identity.FleetTls;
import headroom.agent.identity.Identity;
import headroom.agent.part.PartGoneException;
import headroom.agent.testing.TestAuthority;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents know each other by the certificates of their hosts. */
@Timeout(60)
final class PeersByCertificateTest {
  private final PeerHosts hosts = new PeerHosts();
  private final Identity own = hosts.identity("media-02", 1);
  private final PeerServer server =
      PeerServer.start(
          new PeerConfig("127.0.0.1", 0),
          () -> own,
          PeerHosts.PARTS,
          e -> {},
          PeerHosts.nobodyDenied());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aHostOfTheFleetIsAnswered() {
    assertThat(greet(hosts.identity("media-01", 1), "media-01", "media-02")).isEqualTo("router");
  }

  @Test
  void aHostSpeaksForItselfOnly() {
    assertThatThrownBy(() -> greet(hosts.identity("media-03", 1), "media-01", "media-02"))
        .isInstanceOf(PartGoneException.class)
        .hasMessageContaining("IDENTITY_MISMATCH");
  }

  @Test
  void whoIsNotExpectedAtAnAddressIsToldNothing() {
    assertThatThrownBy(() -> greet(hosts.identity("media-01", 1), "media-01", "media-04"))
        .isInstanceOf(PartGoneException.class)
        .hasMessageContaining("UNAVAILABLE");
  }

  @Test
  void strangersAndThoseWithoutACertificateAreNotAnswered() {
    assertThatThrownBy(() -> greet(new PeerHosts().identity("media-01", 1), "media-01", "media-02"))
        .isInstanceOf(PartGoneException.class);
    assertThatThrownBy(() -> greet(null, "media-01", "media-02"))
        .isInstanceOf(PartGoneException.class);
    var keys = TestAuthority.keys();
    var ended =
        new Identity(
            "media-01",
            keys.getPrivate(),
            hosts
                .authority()
                .host(
                    keys.getPublic(),
                    "media-01",
                    1,
                    Instant.now().minusSeconds(120),
                    Duration.ofSeconds(60)),
            List.of(hosts.authority().certificate()));
    assertThatThrownBy(() -> greet(ended, "media-01", "media-02"))
        .isInstanceOf(PartGoneException.class);
  }

  /** A connection lasts for days, a certificate for one: rooms must not notice. */
  @Test
  void aConnectionIsMadeAnewWhenItsCertificateHasEnded() throws Exception {
    var first = hosts.identity("media-01", 1);
    var second = hosts.identity("media-01", 2);
    var current = new AtomicReference<>(first);
    var ended = new AtomicReference<@Nullable BigInteger>();
    var other = serverThatRefuses(ended);
    try (var channels = new PeerChannels(current::get, PeerHosts.nobodyDenied())) {
      var address = "127.0.0.1:" + other.getPort();
      assertThat(PeerHosts.greet(channels, "media-01", "media-02", address)).isEqualTo("router");
      ended.set(first.certificate().getSerialNumber());
      current.set(second);
      assertThat(PeerHosts.greet(channels, "media-01", "media-02", address)).isEqualTo("router");
      ended.set(second.certificate().getSerialNumber());
      assertThatThrownBy(() -> PeerHosts.greet(channels, "media-01", "media-02", address))
          .isInstanceOf(PartGoneException.class)
          .hasMessageContaining("CERTIFICATE_EXPIRED");
    } finally {
      other.shutdownNow();
    }
  }

  /** For it this certificate has ended, although the clock does not say so. */
  private Server serverThatRefuses(AtomicReference<@Nullable BigInteger> ended) throws IOException {
    var service =
        ServerInterceptors.intercept(
            new PeerService(PeerHosts.PARTS, e -> {}, true),
            new CallingHost(PeerHosts.nobodyDenied()),
            new EndsEarly(ended));
    return NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            FleetTls.forPeers(() -> own))
        .addService(service)
        .build()
        .start();
  }

  private record EndsEarly(AtomicReference<@Nullable BigInteger> ended)
      implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      try {
        var session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        var shown = (X509Certificate) session.getPeerCertificates()[0];
        if (!shown.getSerialNumber().equals(ended.get())) {
          return next.startCall(call, headers);
        }
      } catch (SSLPeerUnverifiedException e) {
        throw new AssertionError(e);
      }
      call.close(
          Status.UNAUTHENTICATED.withDescription("CERTIFICATE_EXPIRED: long ago"), new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }

  private String greet(@Nullable Identity shown, String from, String expected) {
    @Nullable Supplier<Identity> identity = shown == null ? null : () -> shown;
    try (var channels = new PeerChannels(identity, PeerHosts.nobodyDenied())) {
      return PeerHosts.greet(channels, from, expected, server.address());
    }
  }
}
