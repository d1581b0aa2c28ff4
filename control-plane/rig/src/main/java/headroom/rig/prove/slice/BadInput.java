// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.api.HeadroomApi;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What nobody should send: each gets a clear error with a code, and nothing dies. */
final class BadInput implements Scenario<Stage> {
  private static final String ROOM = "bad-input";

  @Override
  public String name() {
    return "bad-input";
  }

  @Override
  public String title() {
    return "Bad input gets a code, and no worker or agent dies";
  }

  @Override
  public void run(Stage stage, Report report) {
    List<Long> workers = workerPids(stage);
    long agent = stage.agent().process().pid();
    stage.api().createRoom(ROOM, 2);
    try (HttpClient http = HttpClient.newHttpClient()) {
      String good = stage.api().ticket(ROOM, "somebody", false).path("signallingUrl").asString();
      refusals(http, good, report);
      report.add(closedRoom(stage, http));
      badRequests(http, good, report);
      report.add(
          closes(
              "a message of 1 MB",
              http,
              good,
              "{\"request\":true,\"id\":1,\"method\":\"x\",\"data\":\""
                  + "a".repeat(1 << 20)
                  + "\"}",
              "MESSAGE_TOO_BIG"));
      report.add(closes("malformed JSON", http, good, "{\"request\":tru", "MALFORMED_MESSAGE"));
      apiRefusals(stage, report);
      report.add(Figure.holds("the same workers are alive", workers.equals(workerPids(stage))));
      report.add(
          Figure.holds(
              "the same agent is alive and answers",
              stage.agent().process().pid() == agent
                  && HeadroomApi.answers(stage.agent().url().resolve("/healthz"))));
    } finally {
      stage.api().closeRoom(ROOM);
    }
  }

  private static void refusals(HttpClient http, String good, Report report) {
    report.add(
        refused("a wrong token", http, good.replaceAll("token=.*", "token=abc"), "INVALID_TOKEN"));
    report.add(
        refused(
            "a token with a changed signature",
            http,
            good.substring(0, good.length() - 6) + "AAAAAA",
            "INVALID_TOKEN"));
    report.add(
        refused(
            "a token of another participant",
            http,
            good.replace("peerId=somebody", "peerId=another"),
            "INVALID_TOKEN"));
    report.add(
        refused(
            "a token of another room",
            http,
            good.replace("roomId=" + ROOM, "roomId=nowhere"),
            "INVALID_TOKEN"));
  }

  private static Figure closedRoom(Stage stage, HttpClient http) {
    stage.api().createRoom("closed-room", 2);
    String address =
        stage.api().ticket("closed-room", "somebody", false).path("signallingUrl").asString();
    stage.api().closeRoom("closed-room");
    return refused("an unknown room", http, address, "ROOM_UNKNOWN");
  }

  private static Figure refused(String what, HttpClient http, String address, String code) {
    try (RawSignalling signalling = RawSignalling.open(http, URI.create(address))) {
      String said =
          signalling
              .next(message -> "refused".equals(message.path("method").asString("")))
              .path("data")
              .path("code")
              .asString("");
      RawSignalling.End end = signalling.awaitEnd();
      return new Figure(
          what, said + ", close " + end.code(), code, said.equals(code) && end.code() / 100 == 44);
    }
  }

  private static Figure closes(
      String what, HttpClient http, String address, String text, String code) {
    try (RawSignalling signalling = RawSignalling.open(http, URI.create(address))) {
      signalling.send(text);
      RawSignalling.End end = signalling.awaitEnd();
      return new Figure(
          what,
          end.code() + " " + end.reason(),
          code + " or 1009",
          end.reason().startsWith(code) || end.code() == 1009);
    }
  }

  private static void badRequests(HttpClient http, String good, Report report) {
    try (RawSignalling signalling = RawSignalling.open(http, URI.create(good))) {
      JsonNode capabilities = signalling.ask(1, "getRouterRtpCapabilities", "{}").path("data");
      signalling.ask(
          2,
          "join",
          "{\"displayName\":\"Some Body\",\"device\":{\"name\":\"raw\"},\"rtpCapabilities\":"
              + capabilities
              + "}");
      String transport =
          signalling
              .ask(
                  3,
                  "createWebRtcTransport",
                  "{\"producing\":true,\"consuming\":false,\"forceTcp\":false}")
              .path("data")
              .path("id")
              .asString("");
      report.add(
          answered("an unknown method", signalling.ask(4, "makeCoffee", "{}"), "UNKNOWN_METHOD"));
      report.add(
          answered(
              "an unknown transport",
              signalling.ask(5, "restartIce", "{\"transportId\":\"nowhere\"}"),
              "TRANSPORT_UNKNOWN"));
      int id = 6;
      for (String parameters : absurdRtpParameters()) {
        report.add(
            answered(
                "absurd RTP parameters " + (id - 5),
                signalling.ask(
                    id++,
                    "produce",
                    "{\"transportId\":\""
                        + transport
                        + "\",\"kind\":\"video\",\"rtpParameters\":"
                        + parameters
                        + "}"),
                "INVALID_RTP_PARAMETERS"));
      }
      report.add(
          answered(
              "an array where parameters belong",
              signalling.ask(
                  id++,
                  "produce",
                  "{\"transportId\":\""
                      + transport
                      + "\",\"kind\":\"video\",\"rtpParameters\":[]}"),
              "INVALID_REQUEST"));
      report.add(
          answered(
              "DTLS parameters without a fingerprint",
              signalling.ask(
                  id,
                  "connectWebRtcTransport",
                  "{\"transportId\":\""
                      + transport
                      + "\",\"dtlsParameters\":{\"role\":\"client\",\"fingerprints\":[]}}"),
              "INVALID_DTLS_PARAMETERS"));
    }
  }

  private static List<String> absurdRtpParameters() {
    String codec = "{\"mimeType\":\"video/VP8\",\"payloadType\":96,\"clockRate\":90000}";
    return List.of(
        "{}",
        "{\"codecs\":[]}",
        "{\"codecs\":[{\"mimeType\":\"video/VP8\",\"payloadType\":4000,\"clockRate\":90000}]}",
        "{\"codecs\":[" + codec + "],\"encodings\":[{\"ssrc\":99999999999}]}",
        "{\"codecs\":[" + codec + "],\"encodings\":[{\"ssrc\":\"x\"}]}",
        "{\"codecs\":["
            + codec
            + "],\"encodings\":[{\"ssrc\":1}],\"headerExtensions\":[{\"uri\":\"urn:x\",\"id\":-7}]}",
        "{\"codecs\":["
            + codec
            + "],\"encodings\":[{\"ssrc\":1}],\"mid\":\""
            + "m".repeat(500)
            + "\"}",
        "{\"codecs\":[{\"mimeType\":\"video/quantum\",\"payloadType\":96,\"clockRate\":90000}],\"encodings\":[{\"ssrc\":1}]}");
  }

  private static Figure answered(String what, JsonNode answer, String code) {
    String reason = answer.path("errorReason").asString("");
    return new Figure(
        what,
        reason.isEmpty() ? "accepted" : reason.substring(0, Math.min(110, reason.length())),
        code,
        !answer.path("ok").asBoolean(false) && reason.startsWith(code));
  }

  private static void apiRefusals(Stage stage, Report report) {
    report.add(
        api("a room nobody knows, at the API", "ROOM_UNKNOWN", () -> stage.api().room("nowhere")));
    report.add(
        api(
            "a room with an absurd name, at the API",
            "INVALID_REQUEST",
            () -> stage.api().createRoom("<script>", 2)));
    report.add(
        api(
            "a room of a million, at the API",
            "INVALID_REQUEST",
            () -> stage.api().createRoom("crowd", 1_000_000)));
    report.add(
        api(
            "a room that fits nowhere, at the API",
            "NOT_ENOUGH_HEADROOM",
            () -> stage.api().createRoom("crowd", 100)));
    report.add(
        api(
            "a wrong API key",
            "UNAUTHENTICATED",
            () -> new HeadroomApi(stage.controlPlane().url(), "hrk_wrong").rooms()));
  }

  private static Figure api(String what, String code, Runnable call) {
    try {
      call.run();
      return new Figure(what, "accepted", code, false);
    } catch (HeadroomApi.RefusedException e) {
      return new Figure(what, e.status() + " " + e.code(), code, e.code().equals(code));
    }
  }

  private static List<Long> workerPids(Stage stage) {
    return stage.api().workers().valueStream().map(worker -> worker.path("pid").asLong(0)).toList();
  }
}
