// SPDX-License-Identifier: Apache-2.0
package headroom.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.config.SignallingConfig;
import headroom.agent.config.TlsFiles;
import headroom.agent.protoo.ProtooHandler;
import headroom.agent.protoo.ProtooPeer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WebServerTest {
  @TempDir private Path folder;
  private @Nullable WebServer server;
  private Health health = new Health(2, 2, true);

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void healthTellsWhetherAnyWorkerRuns() throws Exception {
    start(null);
    assertThat(get("healthz").statusCode()).isEqualTo(200);
    assertThat(get("healthz").body())
        .isEqualTo("{\"runningWorkers\":2,\"workers\":2,\"controlPlaneConnected\":true}\n");
    health = new Health(0, 2, true);
    assertThat(get("healthz").statusCode()).isEqualTo(503);
  }

  @Test
  void everyAnswerKeepsThirdPartiesOut() throws Exception {
    start(null);
    for (var path : List.of("", "healthz", "no-such-file")) {
      var headers = get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                      .doesNotContain("unsafe", "http:", "https:", "*"));
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  @Test
  void thePageIsServedWithItsFiles() throws Exception {
    start(null);
    var page = get("");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(page.body()).contains("<script");
    assertThat(get("headroom-client.js").statusCode()).isEqualTo(200);
    assertThat(get("../../headroom/agent/AgentMain.class").statusCode()).isNotEqualTo(200);
    assertThat(get("no-such-file").statusCode()).isEqualTo(404);
  }

  @Test
  void withAKeystoreItSpeaksTls() throws Exception {
    var keystore = folder.resolve("keys.p12");
    var password = Files.writeString(folder.resolve("password"), "changeit\n");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                "changeit")
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    var started = start(new TlsFiles(keystore, password));
    assertThat(started.signallingUrl().getScheme()).isEqualTo("wss");
    assertThat(started.clientUrl().getScheme()).isEqualTo("https");
    var client = HttpClient.newBuilder().sslContext(trusting(keystore)).build();
    var answer =
        client.send(
            HttpRequest.newBuilder(started.clientUrl().resolve("healthz")).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static SSLContext trusting(Path keystore) throws Exception {
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      keys.load(in, "changeit".toCharArray());
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    var anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("agent", keys.getCertificate("mykey"));
    trust.init(anchors);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private WebServer start(@Nullable TlsFiles tls) {
    var made =
        new WebServer(
            new SignallingConfig("127.0.0.1", 0, null, tls, Duration.ofSeconds(30)),
            new Nobody(),
            () -> health);
    server = made;
    made.listen();
    made.start();
    return made;
  }

  private HttpResponse<String> get(String path) throws Exception {
    var to = server == null ? URI.create("http://unset/") : server.clientUrl();
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(to + path)).build(), BodyHandlers.ofString());
  }

  private static final class Nobody implements ConnectionHandler {
    @Override
    public @Nullable ProtooHandler connected(Query query, ProtooPeer peer) {
      return null;
    }
  }
}
