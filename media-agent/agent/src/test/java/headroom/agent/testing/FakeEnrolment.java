// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import com.google.protobuf.ByteString;
import headroom.agentprotocol.identity.FleetIdentity;
import headroom.agentprotocol.identity.FleetKey;
import headroom.agentprotocol.identity.FleetTrust;
import headroom.enrolmentprotocol.v1.Credentials;
import headroom.enrolmentprotocol.v1.EnrolRequest;
import headroom.enrolmentprotocol.v1.EnrolmentGrpc;
import headroom.enrolmentprotocol.v1.RenewRequest;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** A control plane that gives certificates to whoever has the token, by TLS. */
public final class FakeEnrolment extends EnrolmentGrpc.EnrolmentImplBase implements AutoCloseable {
  public static final String TOKEN = "hre_good";
  private final TestAuthority authority = new TestAuthority();
  private final Server server;
  private final int port;
  private final List<ByteString> requests = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.now();
  private volatile boolean losesAnswers;

  public FakeEnrolment() {
    var keys = TestAuthority.keys();
    var pair =
        new FleetKey.Pair(
            keys.getPrivate(),
            List.of(authority.controlPlane(keys.getPublic()), authority.certificate()));
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .sslContext(
                  GrpcSslContexts.configure(
                          SslContextBuilder.forServer(new FleetKey(() -> pair))
                              .trustManager(
                                  FleetTrust.evenExpired(
                                      () -> List.of(authority.certificate()),
                                      FleetIdentity.Host.class::isInstance))
                              .clientAuth(ClientAuth.OPTIONAL)
                              .protocols("TLSv1.3"),
                          SslProvider.JDK)
                      .build())
              .addService(this)
              .build()
              .start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public String pin() {
    return FleetTrust.sha256(authority.certificate().getPublicKey().getEncoded());
  }

  /** Certificates begin at this time from now on. */
  public void itIs(Instant time) {
    now = time;
  }

  /** Answers are UNAVAILABLE from now on, or arrive again. */
  public void losesAnswers(boolean loses) {
    losesAnswers = loses;
  }

  /** What was asked for, one after the other. */
  public List<ByteString> requests() {
    return requests;
  }

  @Override
  public void enrol(EnrolRequest request, StreamObserver<Credentials> out) {
    if (!request.getToken().equals(TOKEN)) {
      out.onError(
          Status.ABORTED.withDescription("TOKEN_USED: ask for a new one").asRuntimeException());
      return;
    }
    answer(request.getHost(), request.getCertificateRequest(), out);
  }

  @Override
  public void renew(RenewRequest request, StreamObserver<Credentials> out) {
    answer("media-03", request.getCertificateRequest(), out);
  }

  private void answer(String host, ByteString request, StreamObserver<Credentials> out) {
    try {
      var csr = new PKCS10CertificationRequest(request.toByteArray());
      requests.add(ByteString.copyFrom(csr.getSubjectPublicKeyInfo().getEncoded()));
      if (losesAnswers) {
        out.onError(Status.UNAVAILABLE.asRuntimeException());
        return;
      }
      var key =
          KeyFactory.getInstance("EC")
              .generatePublic(new X509EncodedKeySpec(csr.getSubjectPublicKeyInfo().getEncoded()));
      var certificate = authority.host(key, host, requests.size(), now, Duration.ofHours(24));
      out.onNext(
          Credentials.newBuilder()
              .setCertificate(ByteString.copyFrom(certificate.getEncoded()))
              .addAuthorities(ByteString.copyFrom(authority.certificate().getEncoded()))
              .build());
      out.onCompleted();
    } catch (IOException | GeneralSecurityException e) {
      out.onError(Status.INTERNAL.withCause(e).asRuntimeException());
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
