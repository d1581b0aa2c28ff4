// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.operations.access.Right;
import headroom.operations.access.Role;
import headroom.server.AccessWalk.Endpoint;
import headroom.server.AccessWalk.Page;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who gets in where. The table in docs/access.md is what this test finds; after a wanted change
 * write it anew with {@code -Dheadroom.access.write=true}.
 */
@Timeout(300)
final class AccessTest {
  private static final Path DOCUMENT = Path.of("../../docs/access.md");
  private static final String BEGIN = "<!-- found by AccessTest -->\n";
  private static final String END = "<!-- end -->\n";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static RunningServer server;
  private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);
  private static final Map<Role, String> USERS = new EnumMap<>(Role.class);

  @BeforeAll
  static void oneOfEachRole() throws Exception {
    server = RunningServer.on(folder.resolve("data"));
    for (Role role : Role.values()) {
      String name = role.name().toLowerCase(Locale.ROOT);
      KEYS.put(role, field(add("keys", "key-" + name, role, ""), "secret"));
      if (role.isForPeople()) {
        USERS.put(role, name);
        add("users", name, role, "");
      }
    }
  }

  private static HttpResponse<String> add(String what, String name, Role role, String group)
      throws Exception {
    String groups = group.isEmpty() ? "" : ",\"groups\":[\"" + group + "\"]";
    return server.api(
        "POST",
        "/" + what,
        server.apiKey(),
        "{\"name\":\"%s\",\"role\":\"%s\"%s}".formatted(name, role, groups));
  }

  private static String field(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return JSON.readTree(answer.body()).path(field).asString();
  }

  @BeforeEach
  void newBrowser() {
    server.forgetCookies();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyEndpointAndEveryPageLetsInWhomTheDocumentSays() throws Exception {
    AccessWalk walk = new AccessWalk(server);
    List<String> lines = new ArrayList<>();
    heads(lines, "endpoint", Role.values());
    for (Endpoint endpoint : walk.endpoints()) {
      boolean anybody = walk.call(endpoint, null).gotIn();
      List<String> cells = new ArrayList<>();
      for (Role role : Role.values()) {
        cells.add(cell(walk.call(endpoint, KEYS.get(role)).gotIn()));
      }
      if (endpoint.isApi() || anybody) {
        lines.add(line(endpoint.toString(), anybody, cells));
      } else {
        assertThat(cells).as("%s is open to keys only", endpoint).containsOnly(cell(false));
      }
    }
    lines.add("");
    Role[] people = USERS.keySet().toArray(Role[]::new);
    heads(lines, "page", people);
    for (Page page : walk.pages(USERS)) {
      lines.add(
          line(
              page.address(),
              page.anybody(),
              Arrays.stream(people).map(role -> cell(page.roles().contains(role))).toList()));
      assertThat(server.get(page.address()).statusCode())
          .as("%s to nobody", page.address())
          .isEqualTo(page.anybody() ? 200 : 302);
    }
    compare(String.join("\n", lines) + "\n");
  }

  private static void heads(List<String> lines, String what, Role... roles) {
    lines.add(
        "| "
            + what
            + " | without sign-in | "
            + Stream.of(roles).map(Role::words).collect(Collectors.joining(" | "))
            + " |");
    lines.add("|---|" + ":-:|".repeat(roles.length + 1));
  }

  private static String line(String what, boolean anybody, List<String> cells) {
    return "| `" + what + "` | " + cell(anybody) + " | " + String.join(" | ", cells) + " |";
  }

  private static String cell(boolean in) {
    return in ? "yes" : "–";
  }

  private static void compare(String found) throws Exception {
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf(BEGIN) + BEGIN.length();
    int to = document.indexOf(END);
    if (Boolean.getBoolean("headroom.access.write")) {
      Files.writeString(DOCUMENT, document.substring(0, from) + found + document.substring(to));
    } else {
      assertThat(found).isEqualTo(document.substring(from, to));
    }
  }

  @Test
  void theTableOfRightsIsTheDocuments() throws Exception {
    String document = Files.readString(DOCUMENT);
    for (Right right : Right.values()) {
      assertThat(document)
          .contains(
              "| "
                  + right.words()
                  + " | "
                  + Stream.of(Role.values())
                      .map(role -> cell(role.has(right)))
                      .collect(Collectors.joining(" | "))
                  + " |");
    }
  }

  @Test
  void nobodyGetsInByAnEndpointOfTheApiWithoutAKey() throws Exception {
    AccessWalk walk = new AccessWalk(server);
    for (Endpoint endpoint : walk.endpoints()) {
      if (endpoint.isApi() && !endpoint.path().startsWith("/api/v1/openapi")) {
        assertThat(walk.call(endpoint, null).status()).as("%s", endpoint).isEqualTo(401);
        assertThat(walk.call(endpoint, "hrk_guess").status()).as("%s", endpoint).isEqualTo(401);
      }
    }
  }

  @Test
  void aKeyOfOneGroupActsOnNoHostThatIsNotInIt() throws Exception {
    String key = field(add("keys", "eu-key", Role.OPERATOR, "eu"), "secret");
    assertThat(server.api("PUT", "/hosts/us-01/cordon", key, "").body()).contains("OUTSIDE_SCOPE");
    assertThat(
            server
                .api("PUT", "/policies/fleet", key, "{\"version\":0,\"values\":{\"headroom\":0.4}}")
                .body())
        .contains("OUTSIDE_SCOPE");
    assertThat(server.api("PUT", "/automatic", key, "{\"on\":true}").body())
        .contains("OUTSIDE_SCOPE");
    assertThat(
            server
                .api("POST", "/enrolment-tokens", key, "{\"host\":\"us-01\",\"group\":\"us\"}")
                .body())
        .contains("OUTSIDE_SCOPE");
    assertThat(
            server
                .api("POST", "/enrolment-tokens", key, "{\"host\":\"eu-01\",\"group\":\"eu\"}")
                .body())
        .doesNotContain("OUTSIDE_SCOPE");
    assertThat(server.api("PUT", "/hosts/us-01/cordon", server.apiKey(), "").body())
        .contains("HOST_UNKNOWN");
    assertThat(server.api("GET", "/hosts", key, "").statusCode()).isEqualTo(200);
  }

  @Test
  void aRevokedKeyThatThisReplicaHasNotSeenIsRefusedAtOnce() throws Exception {
    String unused = field(add("keys", "leaked", Role.VIEWER, ""), "secret");
    assertThat(server.api("DELETE", "/keys/leaked", server.apiKey(), "").statusCode())
        .isEqualTo(204);
    assertThat(server.api("GET", "/rooms", unused, "").body()).contains("UNAUTHENTICATED");
  }

  @Test
  void aSignInEndsWithItsUser() throws Exception {
    signIn("gone", field(add("users", "gone", Role.VIEWER, ""), "password"));
    assertThat(server.get("/").statusCode()).isEqualTo(200);
    assertThat(server.api("DELETE", "/users/gone", server.apiKey(), "").statusCode())
        .isEqualTo(204);
    awaitSignedOut();
  }

  @Test
  void signingOutEverywhereEndsRememberedSignInsToo() throws Exception {
    signIn("lost", field(add("users", "lost", Role.VIEWER, ""), "password"));
    String remembered = server.cookie("headroom-operator");
    assertThat(server.get("/", "headroom-operator=" + remembered).statusCode()).isEqualTo(200);
    assertThat(server.api("POST", "/users/lost/sign-out", server.apiKey(), "").statusCode())
        .isEqualTo(204);
    assertThat(server.get("/", "headroom-operator=" + remembered).statusCode()).isEqualTo(302);
    awaitSignedOut();
  }

  @Test
  void aNewRoleHoldsInTheOpenSession() throws Exception {
    signIn("rises", field(add("users", "rises", Role.VIEWER, ""), "password"));
    String before = server.cookie("JSESSIONID");
    assertThat(
            server
                .api("PUT", "/users/rises", server.apiKey(), "{\"role\":\"OPERATOR\"}")
                .statusCode())
        .isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                server.get("/").statusCode() == 200 && !server.cookie("JSESSIONID").equals(before));
  }

  private static void signIn(String name, String password) throws Exception {
    String form = "username=" + name + "&password=" + URLEncoder.encode(password, UTF_8);
    HttpResponse<String> answer = server.postForm("/login", form, "same-origin");
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("login");
  }

  private static void awaitSignedOut() {
    await().atMost(Duration.ofSeconds(30)).until(() -> server.get("/").statusCode() == 302);
  }
}
