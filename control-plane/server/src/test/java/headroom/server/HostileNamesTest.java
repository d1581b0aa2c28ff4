// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import headroom.operations.agent.AgentSessions;
import headroom.operations.fleet.HostStore;
import headroom.testkit.TurnableClock;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.LocalAgent;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Names that agents, back ends and operators choose, in a real browser: text, and nothing else. */
@Timeout(300)
final class HostileNamesTest {
  /** Sets a variable of the page if any of it is taken for markup. */
  private static final String SCRIPT =
      "\"'><img src=x onerror=window.hurt=1><script>window.hurt=1</script>${window.hurt=1}";

  /** Turns the direction of what follows it, unless it is kept apart. */
  private static final String REVERSED = "\u202egnp.exe \u200f end";

  /** As long as a room's or a participant's name may be, without a place to break. */
  private static final String LONG = "a".repeat(64);

  private static final String LONG_HOST = "b".repeat(63);
  private static final String LONG_USER = "u".repeat(64);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static RunningServer server;
  private static RealBrowser browser;
  private static String password = "";

  private final List<String> errors = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void aFleetOfHostileNames() throws Exception {
    server = RunningServer.on(folder.resolve("data"));
    host("media-01", SCRIPT);
    host("media-02", REVERSED);
    LocalAgent agent = host(LONG_HOST, "g".repeat(64));
    for (String host : List.of("media-01", "media-02")) {
      api("PUT", "/hosts/" + host + "/cordon?reason=" + encoded(SCRIPT + REVERSED), "");
    }
    api("POST", "/rooms", "{\"id\":\"" + LONG + "\"}");
    agent.host().participantJoins(LONG, "p".repeat(64));
    agent.report();
    password =
        JSON.readTree(api("POST", "/users", "{\"name\":\"looks\",\"role\":\"ADMIN\"}"))
            .path("password")
            .asString();
    api("POST", "/users", "{\"name\":\"" + LONG_USER + "\",\"role\":\"VIEWER\"}");
    browser = RealBrowser.start();
  }

  private static LocalAgent host(String name, String group) {
    TurnableClock clock = new TurnableClock(Instant.now());
    FakeHost host = new FakeHost(name, 2, clock);
    host.isInGroup(group);
    LocalAgent agent = new LocalAgent(host, server.bean(AgentSessions.class), clock).connect();
    // A host is written down apart from its session, and can't be cordoned before.
    HostStore hosts = server.bean(HostStore.class);
    await().until(() -> hosts.all().stream().anyMatch(known -> known.id().equals(host.id())));
    return agent;
  }

  private static String api(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = server.api(method, path, server.apiKey(), body);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  @BeforeEach
  void signIn() {
    URI base = server.url("/");
    page = browser.newNarrowPage();
    page.onPageError(errors::add);
    page.onDialog(dialog -> errors.add("a dialog: " + dialog.message()));
    page.onRequest(
        request -> {
          URI asked = URI.create(request.url().split("\\?", 2)[0]);
          if (asked.getHost() != null && !asked.getAuthority().equals(base.getAuthority())) {
            errors.add("a request to " + asked);
          }
        });
    RealBrowser.signIn(page, server, "looks", password);
  }

  @AfterEach
  void leave() {
    page.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/rooms",
        "/hosts/media-01",
        "/hosts/media-01/workers/1",
        "/policies",
        "/audit",
        "/access",
        "/audit?who=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.hurt%3D1%3E",
        "/%3Cimg%20src%3Dx%20onerror%3Dwindow.hurt%3D1%3E"
      })
  void aNameIsTextAndNothingElse(String path) {
    visit(path);
    assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
    assertThat(page.evaluate("document.querySelectorAll('img[src=x], main script').length"))
        .isEqualTo(0);
    assertThat(errors).isEmpty();
  }

  @Test
  void markupIsShownAsItWasTyped() {
    visit("/hosts/media-01");
    page.waitForFunction("document.body.innerText.includes('<script>window.hurt=1</' + 'script>')");
    visit("/audit");
    page.waitForFunction("document.body.innerText.includes('<img src=x onerror')");
  }

  @Test
  void whatTurnsTheDirectionTurnsNothingButItself() {
    visit("/hosts/media-02");
    page.waitForFunction("document.querySelector('main').textContent.includes('\\u202e')");
    Object ways =
        page.evaluate(
            """
            (() => {
              const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const ways = new Set();
              while (walker.nextNode()) {
                if (walker.currentNode.data.includes('\\u202e')) {
                  ways.add(getComputedStyle(walker.currentNode.parentElement).unicodeBidi);
                }
              }
              return [...ways].join(' ');
            })()
            """);
    assertThat(ways).isEqualTo("isolate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/rooms", "/rooms/LONG", "/hosts/HOST", "/policies", "/access"})
  void aLongNameDoesNotPushThePageOutOfANarrowScreen(String path) {
    visit(path.replace("LONG", LONG).replace("HOST", LONG_HOST));
    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .isEqualTo(0);
  }

  @Test
  void whatCanBeDoneAboutSomebodyStaysOnANarrowScreen() {
    visit("/access");
    page.waitForFunction(
        "(document.querySelector('[data-of="
            + LONG_USER
            + "]')?.getBoundingClientRect().right"
            + " ?? Infinity) <= window.innerWidth");
    page.setViewportSize(1280, 844);
    page.waitForFunction(
        "[...document.querySelectorAll('[data-only-wide]')].every((column) => !column.hidden)");
  }

  @Test
  void aNameThatIsMarkupIsNotTakenForARoomOrAParticipant() throws Exception {
    String name = JSON.writeValueAsString(SCRIPT);
    assertThat(server.api("POST", "/rooms", server.apiKey(), "{\"id\":" + name + "}").body())
        .contains("INVALID_REQUEST");
    assertThat(
            server
                .api(
                    "POST",
                    "/rooms/" + LONG + "/tokens",
                    server.apiKey(),
                    "{\"participantId\":" + name + "}")
                .body())
        .contains("INVALID_REQUEST");
  }

  private void visit(String path) {
    page.navigate(server.url(path).toString());
    page.waitForSelector("main");
    // The first tick has filled the page when its figures stand.
    page.waitForFunction("document.querySelector('main').innerText.length > 40");
  }
}
