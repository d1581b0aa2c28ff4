// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls over real HTTP. */
final class Calls {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int port;

  Calls(int port) {
    this.port = port;
  }

  record Answer(HttpResponse<String> http) {
    int status() {
      return http.statusCode();
    }

    JsonNode json() {
      return JSON.readTree(http.body());
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /** {@code 400 INVALID_REQUEST}, and proof that it is a problem document. */
    String problem() {
      if (!header("Content-Type").equals("application/problem+json")) {
        return "no problem document: " + header("Content-Type") + " " + http.body();
      }
      if (json().path("status").asInt(0) != status()
          || json().path("detail").asString("").isEmpty()) {
        return "an incomplete problem document: " + http.body();
      }
      return status() + " " + json().path("code").asString("");
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.ofString(body));
  }

  Answer put(String path, String body) throws IOException, InterruptedException {
    return send("PUT", path, BodyPublishers.ofString(body));
  }

  Answer send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    return new Answer(HTTP.send(request, BodyHandlers.ofString()));
  }
}
