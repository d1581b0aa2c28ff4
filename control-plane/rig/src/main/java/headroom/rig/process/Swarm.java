// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Native and plain participants in a JVM of their own; a crash of native code takes only that JVM
 * along. Commands and events are lines of JSON, described in docs/architecture/participant.md.
 */
public final class Swarm implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ChildProcess process;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  private Swarm(Checkout checkout, Path log) {
    this.process =
        ChildProcess.java(
            "participants",
            List.of(
                "-Xmx512m",
                "-cp",
                checkout.participantClassPath(),
                "headroom.participant.ParticipantMain",
                "swarm"),
            Map.of(),
            log,
            this::read);
  }

  /** Starts an empty swarm. */
  public static Swarm start(Checkout checkout, Path log) {
    return AtExit.open(() -> new Swarm(checkout, log));
  }

  /** How a participant sends and receives. */
  public enum Kind {
    /** WebRTC, as a browser does: codecs, DTLS, bandwidth estimation. */
    NATIVE,
    /** RTP without encryption and without codecs: hundreds cost little. */
    PLAIN
  }

  /**
   * Lets a participant join; {@link #awaitJoined} waits for it.
   *
   * @param ticket the HTTP API's answer: room, participant, token, signallingUrl
   */
  public void join(Kind kind, JsonNode ticket, String displayName) {
    Map<String, Object> command = new HashMap<>();
    command.put("cmd", "join");
    command.put("kind", kind == Kind.NATIVE ? "native" : "plain");
    command.put("url", base(ticket.path("signallingUrl").asString()));
    command.put("room", ticket.path("room").asString());
    command.put("token", ticket.path("token").asString());
    command.put("peerId", ticket.path("participant").asString());
    command.put("displayName", displayName);
    process.writeLine(JSON.writeValueAsString(command));
  }

  /** Waits until as many participants as given have joined in all. */
  public Duration awaitJoined(int participants, Duration atMost) {
    return Await.until(
        () -> participants + " participants to join; " + count("joined") + " did; " + process.log(),
        atMost,
        () -> count("joined") >= participants);
  }

  public void mute(String peerId, String media, boolean on) {
    process.writeLine(
        JSON.writeValueAsString(Map.of("cmd", "mute", "peerId", peerId, "media", media, "on", on)));
  }

  public void leave(String peerId) {
    process.writeLine(JSON.writeValueAsString(Map.of("cmd", "leave", "peerId", peerId)));
  }

  /** Events of one kind so far, for example {@code rejoined}. */
  public long count(String event) {
    return events.stream().filter(line -> event.equals(line.path("event").asString(""))).count();
  }

  public List<JsonNode> events() {
    return new ArrayList<>(events);
  }

  public ChildProcess process() {
    return process;
  }

  @Override
  public void close() {
    AtExit.closed(this);
    process.close();
  }

  private void read(String line) {
    if (line.startsWith("{")) {
      JsonNode event = JSON.readTree(line);
      // They come all the time, and nobody asks for them.
      if (!"stats".equals(event.path("event").asString(""))) {
        events.add(event);
      }
    }
  }

  private static String base(String signallingUrl) {
    int query = signallingUrl.indexOf('?');
    return query < 0 ? signallingUrl : signallingUrl.substring(0, query);
  }
}
