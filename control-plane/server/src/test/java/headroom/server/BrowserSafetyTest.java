// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/** What other sites, guessers and loud programs can do to the server. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
final class BrowserSafetyTest {
  private static final Pattern SIGN_IN = Pattern.compile("Operator sign-in: admin / (\\S+)");

  @TempDir static Path folder;
  private static RunningServer server;
  private static String password = "";

  @BeforeAll
  static void start(CapturedOutput output) {
    server =
        RunningServer.on(
            folder.resolve("data"),
            "--headroom.api.burst=30",
            "--headroom.api.requests-per-second=1");
    Matcher printed = SIGN_IN.matcher(output.getOut());
    password = printed.find() ? printed.group(1) : "";
  }

  @BeforeEach
  void newBrowser() {
    server.forgetCookies();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String signIn(String name, String secret) throws Exception {
    return server
        .postForm(
            "/login",
            "username=" + name + "&password=" + URLEncoder.encode(secret, UTF_8),
            "same-origin")
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  @Test
  void aSessionOfBeforeTheSignInIsNotTheOneAfterwards() throws Exception {
    server.get("/login");
    String before = server.cookie("JSESSIONID");
    assertThat(before).isNotEmpty();
    assertThat(signIn("admin", password)).doesNotContain("login");
    assertThat(server.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
    assertThat(server.get("/", "JSESSIONID=" + before).statusCode()).isEqualTo(302);
  }

  @Test
  void aSessionLastsAShiftOnlyForWhoHasSignedIn() throws Exception {
    server.get("/login");
    assertThat(server.sessionLength()).isEqualTo(Duration.ofMinutes(15));
    signIn("admin", password);
    assertThat(server.sessionLength()).isEqualTo(Duration.ofHours(8));
  }

  @Test
  void aPageOfAnotherSiteCanNotActThroughTheBrowserOfAnOperator() throws Exception {
    signIn("admin", password);
    for (String path : List.of("/?v-r=uidl&v-uiId=0", "/logout", "/login", "/anything")) {
      for (String site : List.of("cross-site", "same-site")) {
        assertThat(server.postForm(path, "a=b", site).statusCode()).as(path).isEqualTo(403);
      }
    }
    // A browser that tells no site: Vaadin's and Spring's tokens are what is left.
    assertThat(server.postForm("/logout", "a=b", "none").statusCode()).isEqualTo(403);
    assertThat(server.postForm("/anything", "a=b", "none").statusCode()).isEqualTo(403);
    assertThat(server.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void noSiteMayFrameAnything() throws Exception {
    for (String path :
        List.of(
            "/login",
            "/",
            "/audit",
            "/api/v1/rooms",
            "/api/v1/openapi",
            "/try/x",
            "/actuator/health")) {
      HttpResponse<String> answer = server.get(path);
      assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).contains("DENY");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("frame-ancestors 'none'");
    }
  }

  @Test
  void cookiesAreOutOfReachOfScriptsAndOtherSites() throws Exception {
    HttpResponse<String> answer =
        server.postForm(
            "/login",
            "username=admin&password=" + URLEncoder.encode(password, UTF_8),
            "same-origin");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
  }

  @Test
  void whoGuessesIsTurnedAwayForAWhileAndOthersAreNot() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("m.keller", "guess-" + i)).endsWith("/login?error");
    }
    assertThat(signIn("m.keller", "guess")).matches(".*/login\\?wait=[0-9]+");
    assertThat(
            server
                .postForm("/log%69n", "username=m.keller&password=guess", "same-origin")
                .headers()
                .firstValue("Location")
                .orElse(""))
        .as("the same address in another spelling")
        .matches(".*/login\\?wait=[0-9]+");
    assertThat(signIn("admin", password)).doesNotContain("login");
    assertThat(signIn("admin", "x".repeat(5_000))).endsWith("/login?error");
  }

  @Test
  void aKeyThatSendsTooMuchIsToldWhenToComeBack() throws Exception {
    String made =
        server
            .api("POST", "/keys", server.apiKey(), "{\"name\":\"loud\",\"role\":\"VIEWER\"}")
            .body();
    String key = made.replaceFirst("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
    HttpResponse<String> answer = server.api("GET", "/me", key, "");
    for (int i = 0; i < 60 && answer.statusCode() == 200; i++) {
      answer = server.api("GET", "/me", key, "");
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("\"TOO_MANY_REQUESTS\"").contains("\"retryable\":true");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(server.api("GET", "/me", server.apiKey(), "").statusCode()).isEqualTo(200);
  }

  @Test
  void whoGuessesKeysIsSlowedDown() throws Exception {
    HttpResponse<String> answer = server.api("GET", "/me", "hrk_guess", "");
    for (int i = 0; i < 1_000 && answer.statusCode() == 401; i++) {
      answer = server.api("GET", "/me", "hrk_guess-" + i, "");
    }
    assertThat(answer.statusCode()).isEqualTo(429);
  }
}
