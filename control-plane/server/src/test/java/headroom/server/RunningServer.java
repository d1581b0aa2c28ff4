// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole server in this process, on its own data and random ports. */
final class RunningServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Path data;
  private CookieManager cookies = new CookieManager();
  private HttpClient http = newBrowser(cookies);

  private RunningServer(ConfigurableApplicationContext context, Path data) {
    this.context = context;
    this.data = data;
  }

  static RunningServer on(Path data, String... more) {
    String[] arguments = {
      "--headroom.data-dir=" + data,
      "--headroom.bootstrap-api-key-file=" + data.resolveSibling("api-key"),
      "--server.port=0",
      "--spring.grpc.server.port=0",
      "--spring.main.register-shutdown-hook=false"
    };
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return new RunningServer(ServerMain.application().run(all), data);
  }

  private static HttpClient newBrowser(CookieManager cookies) {
    return HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  /** From now on requests come from a browser without cookies. */
  void forgetCookies() {
    cookies = new CookieManager();
    http = newBrowser(cookies);
  }

  /** The value of a cookie that the browser has; empty when it has none. */
  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** How long the browser's session lasts without a request. */
  Duration sessionLength() throws IOException {
    var server = ((WebServerApplicationContext) context).getWebServer();
    if (!(server instanceof TomcatWebServer tomcat)) {
      throw new IllegalStateException("The web server does not run.");
    }
    Context web = (Context) tomcat.getTomcat().getHost().findChildren()[0];
    Session session = web.getManager().findSession(cookie("JSESSIONID"));
    if (session == null) {
      throw new IllegalStateException("The browser has no session.");
    }
    return Duration.ofSeconds(session.getMaxInactiveInterval());
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  String apiKey() throws IOException {
    return Files.readString(data.resolveSibling("api-key")).strip();
  }

  URI url(String path) {
    var server = ((WebServerApplicationContext) context).getWebServer();
    if (server == null) {
      throw new IllegalStateException("The web server does not run.");
    }
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  /** A request as a browser sends it, cookies included. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString());
  }

  /** Where an answer leads to, on this server or another. */
  HttpResponse<String> follow(String location) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url("/").resolve(location)).build(), BodyHandlers.ofString());
  }

  /** A request of a browser that has this cookie of an earlier visit and no other. */
  HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
    try (HttpClient visitor = HttpClient.newHttpClient()) {
      return visitor.send(
          HttpRequest.newBuilder(url(path)).header("Cookie", cookie).build(),
          BodyHandlers.ofString());
    }
  }

  HttpResponse<String> postForm(String path, String form, String site)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  /** A request as a back end sends it. */
  HttpResponse<String> api(String method, String path, String key, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url("/api/v1" + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** What happens, as the API tells it, as long as somebody reads. */
  HttpResponse<Stream<String>> listen(String key) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url("/api/v1/events"))
            .header("Authorization", "Bearer " + key)
            .build(),
        BodyHandlers.ofLines());
  }

  @Override
  public void close() {
    context.close();
  }
}
