// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/** What a page of another site can do in the real browser of somebody who has signed in. */
@Timeout(300)
final class OtherSitesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static RunningServer server;
  private static HttpServer foreign;
  private static RealBrowser browser;
  private static String password = "";
  private static String mallorys = "";

  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.on(folder.resolve("data"));
    password = add("looks", "ADMIN");
    mallorys = add("mallory", "VIEWER");
    foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    foreign.createContext(
        "/",
        exchange -> {
          byte[] body = foreignPage(exchange.getRequestURI().toString()).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    foreign.start();
    browser = RealBrowser.start();
  }

  private static String add(String name, String role) throws Exception {
    return JSON.readTree(
            server
                .api(
                    "POST",
                    "/users",
                    server.apiKey(),
                    "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role))
                .body())
        .path("password")
        .asString();
  }

  /** A page that frames, or posts a form to, what its path says. */
  private static String foreignPage(String path) {
    if (path.startsWith("/frame/")) {
      return "<iframe src='" + server.url(path.substring("/frame".length())) + "'></iframe>";
    }
    return """
        <form method=post action='%s'>
          <input name=username value=mallory><input name=password value='%s'>
        </form>
        """
        .formatted(server.url(path.substring("/post".length())), mallorys);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    foreign.stop(0);
    server.close();
  }

  @BeforeEach
  void newBrowser() {
    context = browser.newContext();
    page = context.newPage();
  }

  @AfterEach
  void leave() {
    context.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/"})
  void aFrameStaysEmpty(String path) {
    signIn();
    ConsoleMessage said =
        page.waitForConsoleMessage(
            new Page.WaitForConsoleMessageOptions()
                .setPredicate(message -> message.text().contains("frame-ancestors")),
            () -> page.navigate(foreign("/frame" + path)));
    assertThat(said.type()).isEqualTo("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/logout"})
  void aFormOfAnotherSiteDoesNothing(String path) {
    signIn();
    page.navigate(foreign("/post" + path));
    Response answer =
        page.waitForResponse(
            response -> response.request().method().equals("POST"),
            () -> page.evaluate("document.forms[0].submit()"));
    assertThat(answer.status()).isEqualTo(403);
    // The browser shows an error of its own in the place of an answer without words.
    page.close();
    page = context.newPage();
    page.navigate(server.url("/access").toString());
    page.waitForFunction("document.body.innerText.includes('mallory')");
    assertThat(page.evaluate("document.querySelector('vaadin-login-form') === null"))
        .isEqualTo(true);
  }

  @Test
  void aSessionThatAnAttackerKnowsIsNotTheOneOfTheSignIn() {
    String chosen = "0123456789ABCDEF0123456789ABCDEF";
    context.addCookies(
        List.of(new Cookie("JSESSIONID", chosen).setUrl(server.url("/").toString())));
    page.navigate(server.url("/login").toString());
    page.waitForSelector("vaadin-login-form");
    String before = session();
    signIn();
    assertThat(session()).isNotEmpty().isNotEqualTo(chosen).isNotEqualTo(before);
    try (BrowserContext attacker = browser.newContext()) {
      for (String known : List.of(chosen, before)) {
        attacker.addCookies(
            List.of(new Cookie("JSESSIONID", known).setUrl(server.url("/").toString())));
        Page theirs = attacker.newPage();
        theirs.navigate(server.url("/access").toString());
        theirs.waitForSelector("vaadin-login-form");
      }
    }
  }

  @Test
  void noPageAsksAnybodyElseForAnything() throws Exception {
    URI own = server.url("/");
    Set<String> asked = new TreeSet<>();
    page.onRequest(request -> asked.add(request.url()));
    page.onWebSocket(socket -> asked.add(socket.url().replaceFirst("^ws", "http")));
    signIn();
    for (AccessWalk.Page each : new AccessWalk(server).pages(Map.of())) {
      page.navigate(server.url(each.address().replaceAll(":[a-z]+", "1")).toString());
      page.waitForLoadState();
      page.waitForSelector("main, vaadin-login-form, vaadin-app-layout");
    }
    assertThat(asked).hasSizeGreaterThan(10);
    assertThat(asked)
        .allMatch(url -> url.startsWith(own.toString()) || url.matches("(data|blob|about):.*"));
  }

  private void signIn() {
    RealBrowser.signIn(page, server, "looks", password);
  }

  private String session() {
    return context.cookies().stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElse("");
  }

  /** By another name than the server's, so that browsers take it for another site. */
  private static String foreign(String path) {
    return "http://localhost:" + foreign.getAddress().getPort() + path;
  }
}
