// SPDX-License-Identifier: Apache-2.0
package headroom.rig.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API v1 as a back end uses it. */
public final class HeadroomApi {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI base;
  private final String key;

  /**
   * @param key a secret, sent as a bearer token
   */
  public HeadroomApi(URI base, String key) {
    this.base = base;
    this.key = key;
  }

  /** An answer that is not 2xx. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    RefusedException(int status, String code, String body) {
      super(status + " " + code + ": " + body);
      this.status = status;
      this.code = code;
    }

    public int status() {
      return status;
    }

    /** The stable error code, or empty when the answer had none. */
    public String code() {
      return code;
    }
  }

  /** Whether a control plane says that it is ready. */
  public static boolean isReady(URI base) {
    return answers(base.resolve("/actuator/health/readiness"));
  }

  /** Whether an address answers 200. */
  public static boolean answers(URI address) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).GET().build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A one-time token for a host of a group, with token and pin. */
  public JsonNode enrolmentToken(String host, String group) {
    return call(
        "POST", "/api/v1/enrolment-tokens", Map.of("host", host, "group", group, "reason", "rig"));
  }

  /** A host's identity: state, generation and certificate. */
  public JsonNode identity(String host) {
    return call("GET", "/api/v1/hosts/" + host + "/identity", null);
  }

  /** Creates a room, or returns the open one of that id. */
  public JsonNode createRoom(String id, int expectedParticipants) {
    return call(
        "POST", "/api/v1/rooms", Map.of("id", id, "expectedParticipants", expectedParticipants));
  }

  /** A ticket with token, signallingUrl and pageUrl. */
  public JsonNode ticket(String room, String participant, boolean plain) {
    return ticket(room, participant, plain, true);
  }

  /** The same for somebody who may only listen, and takes less room, if it doesn't send. */
  public JsonNode ticket(String room, String participant, boolean plain, boolean sends) {
    return call(
        "POST",
        "/api/v1/rooms/" + room + "/tokens",
        Map.of(
            "participantId", participant, "lifetimeSeconds", 600, "plain", plain, "sends", sends));
  }

  /** A link whose every opening joins as a participant of its own. */
  public String invitation(String room) {
    return call("POST", "/api/v1/rooms/" + room + "/invitations", Map.of("lifetimeSeconds", 86_400))
        .path("url")
        .asString();
  }

  /** Opens a part of a room on a worker such as {@code media-02/w1}. */
  public JsonNode openPart(String room, String worker) {
    String path = worker.replaceFirst("/w(\\d+)$", "/$1");
    return call("PUT", "/api/v1/rooms/" + room + "/parts/" + path, null);
  }

  public JsonNode room(String id) {
    return call("GET", "/api/v1/rooms/" + id, null);
  }

  /** How many streams of each kind are live in a room at once. */
  public void limits(String room, int maxLive, int maxStandby) {
    call(
        "PUT",
        "/api/v1/rooms/" + room + "/limits",
        Map.of("maxLive", maxLive, "maxStandby", maxStandby));
  }

  /** All rooms, as an array. */
  public JsonNode rooms() {
    return items(call("GET", "/api/v1/rooms", null));
  }

  /** All workers, as an array. */
  public JsonNode workers() {
    return items(call("GET", "/api/v1/workers", null));
  }

  /** All hosts, as an array. */
  public JsonNode hosts() {
    return items(call("GET", "/api/v1/hosts", null));
  }

  /** A plan; fields as the API has them. */
  public JsonNode plan(Map<String, Object> wish) {
    return call("POST", "/api/v1/plans", wish);
  }

  /** Applies a plan as an operation of this id. */
  public JsonNode apply(String plan, String operation, Map<String, Object> settings) {
    return call(
        "POST",
        "/api/v1/plans/" + plan + "/apply",
        Map.of("operation", operation, "reason", "a proof", "settings", settings));
  }

  public JsonNode operation(String id) {
    return call("GET", "/api/v1/operations/" + id, null);
  }

  /** What receivers measured, a stream each. */
  public JsonNode gaps(String operation) {
    return items(call("GET", "/api/v1/operations/" + operation + "/gaps", null));
  }

  /** Stops an operation, pauses it, or whatever else takes no words. */
  public JsonNode act(String operation, String what) {
    return call("POST", "/api/v1/operations/" + operation + "/" + what, null);
  }

  /** Takes an operation back, as another one. */
  public JsonNode reverse(String operation, String as) {
    return call("POST", "/api/v1/operations/" + operation + "/reverse", Map.of("operation", as));
  }

  /** Keeps new rooms from a host. */
  public void cordon(String host) {
    call("PUT", "/api/v1/hosts/" + host + "/cordon", null);
  }

  public void uncordon(String host) {
    call("DELETE", "/api/v1/hosts/" + host + "/cordon", null);
  }

  public void closeRoom(String id) {
    call("DELETE", "/api/v1/rooms/" + id, null);
  }

  private static JsonNode items(JsonNode answer) {
    return answer.isArray() ? answer : answer.path("items");
  }

  /**
   * Any other request.
   *
   * @param path from the server's root, for example {@code /api/v1/users}
   * @throws RefusedException when the answer is not 2xx
   */
  public JsonNode call(String method, String path, @Nullable Object body) {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode answer =
          response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
      if (response.statusCode() / 100 != 2) {
        throw new RefusedException(
            response.statusCode(), answer.path("code").asString(""), response.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
