// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.FleetPictures;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The server as it starts for somebody who has nothing but a folder. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
final class ServerTest {
  private static final Pattern SIGN_IN = Pattern.compile("Operator sign-in: admin / (\\S+)");

  @TempDir static Path folder;
  private static RunningServer server;
  private static String password = "";

  @BeforeAll
  static void firstStart(CapturedOutput output) {
    server = RunningServer.on(folder.resolve("data"));
    password = printedPassword(output);
  }

  @BeforeEach
  void newBrowser() {
    server.forgetCookies();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String printedPassword(CapturedOutput output) {
    Matcher printed = SIGN_IN.matcher(output.getOut());
    return printed.find() ? printed.group(1) : "";
  }

  @Test
  void theLoginPageIsReachableAndEverythingElseLeadsThere() throws Exception {
    HttpResponse<String> login = server.get("/login");
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
    assertThat(login.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    for (String path : new String[] {"/", "/nowhere", "/hosts/media-1"}) {
      HttpResponse<String> page = server.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(302);
      assertThat(page.headers().firstValue("Location").orElse("")).as(path).endsWith("/login");
    }
  }

  @Test
  void theFirstStartPrintsAPasswordThatSignsInAndAnotherDoesNot() throws Exception {
    assertThat(password).isNotEmpty();
    assertThat(signIn("guess")).contains("/login?error");
    assertThat(signIn(password)).doesNotContain("login");
    assertThat(server.get("/").statusCode()).isEqualTo(200);
  }

  private static String signIn(String password) throws Exception {
    HttpResponse<String> answer =
        server.postForm(
            "/login",
            "username=admin&password=" + URLEncoder.encode(password, UTF_8),
            "same-origin");
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void aSignInThatAnotherSitesPageSendsIsRefused() throws Exception {
    String form = "username=admin&password=" + URLEncoder.encode(password, UTF_8);
    assertThat(server.postForm("/login", form, "cross-site").statusCode()).isEqualTo(403);
    assertThat(server.get("/").statusCode()).isEqualTo(302);
    assertThat(server.postForm("/login", form, "same-origin").statusCode()).isEqualTo(302);
    assertThat(server.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void theApiRefusesWhoeverHasNoKey() throws Exception {
    for (String path : new String[] {"/api/v1/rooms", "/api/v1/hosts", "/api/v1/nothing"}) {
      HttpResponse<String> answer = server.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.body()).as(path).contains("UNAUTHENTICATED");
      assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
    }
    assertThat(server.api("GET", "/rooms", "hrk_guess", "").body()).contains("UNAUTHENTICATED");
  }

  @Test
  void anOperatorsSessionIsNoKey() throws Exception {
    signIn(password);
    assertThat(server.get("/api/v1/rooms").statusCode()).isEqualTo(401);
  }

  @Test
  void theKeyOfTheFirstStartOpensTheApiAndOnlyItsOwnerCanReadIt() throws Exception {
    assertThat(server.api("GET", "/rooms", server.apiKey(), "").statusCode()).isEqualTo(200);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("api-key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void withoutHostsARoomIsRefusedWithAReason() throws Exception {
    HttpResponse<String> answer =
        server.api("POST", "/rooms", server.apiKey(), "{\"expectedParticipants\":2}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"NO_HOSTS\"").contains("\"retryable\":true");
  }

  @Test
  void healthIsOpenAndNothingElseOfTheActuatorIs() throws Exception {
    assertThat(server.get("/actuator/health/liveness").body()).contains("\"UP\"");
    assertThat(server.get("/actuator/health/readiness").body()).contains("\"UP\"");
    for (String path : new String[] {"/actuator", "/actuator/env", "/actuator/heapdump"}) {
      assertThat(server.get(path).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void whenTheDatabaseGoesAwayItIsShownAndReadingGoesOn() throws Exception {
    String key = server.apiKey();
    assertThat(server.api("GET", "/rooms", key, "").statusCode()).isEqualTo(200);
    ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
    FleetPictures pictures = server.bean(FleetPictures.class);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> pictures.current().database() == DatabaseState.AWAY);
    assertThat(server.api("GET", "/rooms", key, "").statusCode()).isEqualTo(200);
    assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> pictures.current().database() == DatabaseState.AVAILABLE);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> server.get("/actuator/health/readiness").statusCode() == 200);
  }

  private static long postmaster() throws Exception {
    return Long.parseLong(
        Files.readAllLines(folder.resolve("data/postgresql/postmaster.pid")).getFirst().strip());
  }

  @Test
  void theDescriptionOfTheApiNeedsNoKey() throws Exception {
    assertThat(server.get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3.1");
  }

  @Test
  void aForgedInvitationLeadsToAPageForPeople() throws Exception {
    HttpResponse<String> page = server.get("/try/forged");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>");
    assertThat(URI.create(page.uri().toString()).getPath()).isEqualTo("/try/forged");
  }
}
