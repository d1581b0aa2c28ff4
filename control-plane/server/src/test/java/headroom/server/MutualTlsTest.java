// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import headroom.agentprotocol.identity.FleetIdentity;
import headroom.agentprotocol.identity.FleetKey;
import headroom.agentprotocol.identity.FleetTrust;
import headroom.enrolmentprotocol.v1.Credentials;
import headroom.enrolmentprotocol.v1.EnrolRequest;
import headroom.enrolmentprotocol.v1.EnrolmentGrpc;
import headroom.operations.fleet.FleetState;
import headroom.planning.HostId;
import headroom.testkit.TestKeys;
import headroom.testkit.TurnableClock;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.GrpcAgent;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server with agents by mutual TLS: from a token to a session, and its end. */
@Timeout(120)
final class MutualTlsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  @Test
  void aHostEnrolsConnectsAndIsRevoked() throws Exception {
    Path data = folder.resolve("data");
    try (RunningServer server = RunningServer.on(data, "--headroom.agents.tls=always")) {
      String key = server.apiKey();
      JsonNode token =
          JSON.readTree(
              server.api("POST", "/enrolment-tokens", key, "{\"host\":\"media-03\"}").body());
      int port = server.bean(GrpcServerLifecycle.class).getPort();
      FleetTrust pinned =
          FleetTrust.pinned(token.path("pin").asString().substring("sha256:".length()));
      KeyPair keys = TestKeys.p256();
      ManagedChannel open = channel(port, SslContextBuilder.forClient().trustManager(pinned));
      Credentials credentials =
          EnrolmentGrpc.newBlockingStub(open)
              .enrol(
                  EnrolRequest.newBuilder()
                      .setToken(token.path("token").asString())
                      .setHost("media-03")
                      .setCertificateRequest(ByteString.copyFrom(TestKeys.request(keys)))
                      .build());
      open.shutdownNow();
      X509Certificate certificate = certificate(credentials.getCertificate());
      List<X509Certificate> authorities =
          credentials.getAuthoritiesList().stream().map(MutualTlsTest::certificate).toList();
      ManagedChannel mutual =
          channel(
              port,
              SslContextBuilder.forClient()
                  .keyManager(
                      new FleetKey(
                          () -> new FleetKey.Pair(keys.getPrivate(), List.of(certificate))))
                  .trustManager(
                      FleetTrust.of(
                          () -> authorities, FleetIdentity.ControlPlane.class::isInstance)));
      GrpcAgent agent =
          new GrpcAgent(new FakeHost("media-03", 1, new TurnableClock(Instant.now())), mutual)
              .connect();
      assertThat(server.bean(FleetState.class).agents().isLive(new HostId("media-03"))).isTrue();
      assertThat(server.api("GET", "/hosts/media-03/identity", key, "").body())
          .contains("\"ENROLLED\"");

      assertThat(
              server
                  .api("POST", "/hosts/media-03/identity/revoke", key, "{\"reason\":\"stolen\"}")
                  .statusCode())
          .isEqualTo(204);
      assertThat(agent.end().getDescription()).startsWith("CERTIFICATE_REVOKED: ");
      assertThat(server.api("GET", "/audit", key, "").body())
          .contains("enrolment.issue", "enrolment.redeem", "identity.revoke");
      mutual.shutdownNow();
    }
    assertThat(Files.readString(data.resolve("agents.key"))).hasSize(45);
  }

  private static ManagedChannel channel(int port, SslContextBuilder tls) throws IOException {
    return NettyChannelBuilder.forAddress("127.0.0.1", port)
        .sslContext(GrpcSslContexts.configure(tls.protocols("TLSv1.3"), SslProvider.JDK).build())
        .build();
  }

  private static X509Certificate certificate(ByteString der) {
    return TestKeys.certificate(Base64.getEncoder().encodeToString(der.toByteArray()));
  }
}
