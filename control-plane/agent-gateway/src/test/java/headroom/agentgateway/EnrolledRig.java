// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import com.google.protobuf.ByteString;
import headroom.agentprotocol.identity.FleetIdentity;
import headroom.agentprotocol.identity.FleetKey;
import headroom.agentprotocol.identity.FleetTrust;
import headroom.enrolmentprotocol.v1.Credentials;
import headroom.enrolmentprotocol.v1.EnrolRequest;
import headroom.enrolmentprotocol.v1.EnrolmentGrpc;
import headroom.enrolmentprotocol.v1.RenewRequest;
import headroom.operations.enrolment.Authorities;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.HostGroup;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IdentityControl;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.testkit.EnrolmentDesk;
import headroom.testkit.TestKeys;
import headroom.testkit.World;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.GrpcAgent;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The gateway by mutual TLS on the loopback interface, and hosts that enrol with it. */
final class EnrolledRig implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final World world = new World(CapacityPolicy.DEFAULT, threads);
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Server server;

  /** By the real clock, because TLS looks at it. */
  private final EnrolmentDesk desk =
      EnrolmentDesk.on(world.database(), world.state(), Clock.systemUTC(), threads);

  final Identities identities = desk.identities();
  final Enrolment enrolment = desk.enrolment();
  final IdentityControl control = desk.control();
  final Authorities authorities = enrolment.authorities();

  EnrolledRig() {
    try {
      server =
          AgentPort.guard(
                  NettyServerBuilder.forAddress(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                      AgentTls.of(authorities)))
              .addService(new AgentGatewayService(world.sessions(), identities))
              .addService(new EnrolmentService(enrolment))
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  World world() {
    return world;
  }

  /** A host's key and what it got for it. */
  record Enrolled(KeyPair keys, X509Certificate certificate, List<X509Certificate> authorities) {}

  /** A host redeems a token of its own. */
  Enrolled enrol(String host) {
    return enrol(host, HostGroup.DEFAULT);
  }

  Enrolled enrol(String host, String group) {
    return redeem(enrolment.issue(new HostId(host), group, "", "ops").secret(), host);
  }

  Enrolled redeem(String token, String host) {
    KeyPair keys = TestKeys.p256();
    return enrolled(
        keys,
        EnrolmentGrpc.newBlockingStub(channel(null, pinned()))
            .enrol(
                EnrolRequest.newBuilder()
                    .setToken(token)
                    .setHost(host)
                    .setCertificateRequest(ByteString.copyFrom(TestKeys.request(keys)))
                    .build()));
  }

  Enrolled renew(@Nullable Enrolled shown) {
    KeyPair keys = TestKeys.p256();
    return enrolled(
        keys,
        EnrolmentGrpc.newBlockingStub(channel(shown, pinned()))
            .renew(
                RenewRequest.newBuilder()
                    .setCertificateRequest(ByteString.copyFrom(TestKeys.request(keys)))
                    .build()));
  }

  private static Enrolled enrolled(KeyPair keys, Credentials credentials) {
    return new Enrolled(
        keys,
        certificate(credentials.getCertificate().toByteArray()),
        credentials.getAuthoritiesList().stream()
            .map(authority -> certificate(authority.toByteArray()))
            .toList());
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  FleetTrust pinned() {
    return FleetTrust.pinned(authorities.signing().pin());
  }

  /** An agent that calls itself so and shows this. */
  GrpcAgent agent(String name, @Nullable Enrolled shown) {
    return agent(name, HostGroup.DEFAULT, shown);
  }

  GrpcAgent agent(String name, String group, @Nullable Enrolled shown) {
    FleetTrust trust =
        shown == null
            ? pinned()
            : FleetTrust.of(shown::authorities, FleetIdentity.ControlPlane.class::isInstance);
    FakeHost host = new FakeHost(name, 2, world.clock());
    host.isInGroup(group);
    return new GrpcAgent(host, channel(shown, trust));
  }

  ManagedChannel channel(@Nullable Enrolled shown, FleetTrust trust) {
    SslContextBuilder tls = SslContextBuilder.forClient().trustManager(trust).protocols("TLSv1.3");
    if (shown != null) {
      tls.keyManager(
          new FleetKey(
              () -> new FleetKey.Pair(shown.keys().getPrivate(), List.of(shown.certificate()))));
    }
    try {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
              .sslContext(GrpcSslContexts.configure(tls, SslProvider.JDK).build())
              .build();
      channels.add(channel);
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    server.shutdownNow();
    threads.shutdownNow();
  }
}
