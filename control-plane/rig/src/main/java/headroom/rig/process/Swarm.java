// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Native and plain participants in a JVM of their own; a crash of native code takes only that JVM
 * along. Commands and events are lines of JSON, described in docs/architecture/participant.md.
 */
public final class Swarm implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Threads that carry media, by their names in Linux: that of all plain people; of native people
   * the one that stands for their microphones, and libwebrtc's own, which take packets to and from
   * their sockets.
   */
  private static final Set<String> CARRIERS =
      Set.of("rtp-loop", "synthetic-sound", "webrtc_jni_work", "webrtc_jni_netw");

  /** Answers to questions; who asked takes them, and nobody else keeps them. */
  private static final Set<String> ANSWERS = Set.of("stats", "flow", "delays");

  private final ChildProcess process;
  private final Map<String, List<JsonNode>> events = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

  private Swarm(Checkout checkout, Path log, @Nullable Path authority, Codecs codecs) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                // Many short pauses: one of a large young generation silenced everybody for 26 ms
                // and more, which looked like a gap of the fleet's.
                "-Xmn8m",
                // Its compiler shall not take the cores from the media that it measures.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                checkout.participantClassPath(),
                "headroom.participant.ParticipantMain",
                "swarm"));
    if (authority != null) {
      command.addAll(List.of("--ca", authority.toString()));
    }
    List<String> before =
        switch (codecs) {
          case REAL_TIME -> List.of();
          case ORDINARY -> RealTime.withheld();
        };
    this.process = ChildProcess.java("participants", before, command, Map.of(), log, this::read);
  }

  /** Starts an empty swarm. */
  public static Swarm start(Checkout checkout, Path log) {
    return start(checkout, log, null, Codecs.REAL_TIME);
  }

  /**
   * The same, where agents are behind TLS.
   *
   * @param authority whom participants believe; null: whom the JVM does
   */
  public static Swarm start(Checkout checkout, Path log, @Nullable Path authority, Codecs codecs) {
    return AtExit.open(() -> new Swarm(checkout, log, authority, codecs));
  }

  /** Its people go before others. */
  public void take(Precedence precedence) {
    precedence.give(process.pid());
  }

  /** The media of its people goes before everything else; the first of each kind is there. */
  public void carryMediaFirst() {
    CARRIERS.forEach(name -> RealTime.give(process.pid(), name));
  }

  /** What libwebrtc's threads that encode and decode are to the kernel. */
  public enum Codecs {
    /** Before everything else, as libwebrtc makes them where it may: only root may. */
    REAL_TIME,
    /** Like any thread: where many encode and decode on few cores at once. */
    ORDINARY
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
    join(kind, ticket, displayName, Map.of());
  }

  /**
   * The same, with more fields of the command.
   *
   * @param options for example {@code sends} or {@code videoFps}
   */
  public void join(Kind kind, JsonNode ticket, String displayName, Map<String, Object> options) {
    Map<String, Object> command = new HashMap<>(options);
    command.put("cmd", "join");
    command.put("kind", kind == Kind.NATIVE ? "native" : "plain");
    command.put("url", base(ticket.path("signallingUrl").asString()));
    command.put("room", ticket.path("room").asString());
    command.put("token", ticket.path("token").asString());
    command.put("peerId", ticket.path("participant").asString());
    command.put("displayName", displayName);
    tell(command);
  }

  /** Waits until as many participants as given have joined in all. */
  public Duration awaitJoined(int participants, Duration atMost) {
    return Await.until(
        () ->
            "%d participants to join; %d did; %s %s"
                .formatted(participants, count("joined"), events("failed"), process.log()),
        atMost,
        () -> count("joined") >= participants);
  }

  public void mute(String peerId, String media, boolean on) {
    tell(Map.of("cmd", "mute", "peerId", peerId, "media", media, "on", on));
  }

  public void leave(String peerId) {
    tell(Map.of("cmd", "leave", "peerId", peerId));
  }

  /** Lets a plain participant speak, or fall silent. */
  public void speak(String peerId, boolean on) {
    tell(Map.of("cmd", "speak", "peerId", peerId, "on", on));
  }

  /** Begins to measure gaps, delays and key-frame requests anew. */
  public void resetGaps() {
    tell(Map.of("cmd", "resetGaps"));
  }

  /**
   * What flows to all participants now.
   *
   * @param quiet a live stream without a packet for longer stands still
   */
  public JsonNode flow(Duration quiet) {
    return ask(Map.of("cmd", "flow", "quietMs", quiet.toMillis()), "flow");
  }

  /** The figures of one participant: what it has sent and received. */
  public JsonNode stats(String peerId) {
    return ask(Map.of("cmd", "stats", "peerId", peerId), "stats")
        .path("peers")
        .path(0)
        .path("stats");
  }

  /** The figures of all participants, as an array of {@code peerId} and {@code stats}. */
  public JsonNode stats() {
    return ask(Map.of("cmd", "stats"), "stats").path("peers");
  }

  /** How much later packets of one speaker reach {@code far} than {@code near}. */
  public JsonNode delays(String from, String near, String far) {
    return ask(Map.of("cmd", "delays", "from", from, "near", near, "far", far), "delays");
  }

  /** Events of one kind so far, for example {@code rejoined}. */
  public long count(String event) {
    return events(event).size();
  }

  /** The events of one kind so far, in order. */
  public List<JsonNode> events(String event) {
    List<JsonNode> some = events.get(event);
    if (some == null) {
      return List.of();
    }
    synchronized (some) {
      return List.copyOf(some);
    }
  }

  public ChildProcess process() {
    return process;
  }

  @Override
  public void close() {
    AtExit.closed(this);
    process.close();
  }

  private void tell(Map<String, Object> command) {
    process.writeLine(JSON.writeValueAsString(command));
  }

  /** One question at a time, so that the next answer is its answer. */
  private synchronized JsonNode ask(Map<String, Object> question, String answer) {
    answers.clear();
    tell(question);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        JsonNode said = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (said == null) {
          throw new IllegalStateException(
              "The participants did not answer " + question + "; see " + process.log());
        }
        if (answer.equals(said.path("event").asString(""))) {
          return said;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void read(String line) {
    if (line.startsWith("{")) {
      JsonNode event = JSON.readTree(line);
      String kind = event.path("event").asString("");
      if (ANSWERS.contains(kind)) {
        answers.add(event);
      } else {
        List<JsonNode> some = events.computeIfAbsent(kind, name -> new ArrayList<>());
        synchronized (some) {
          some.add(event);
        }
      }
    }
  }

  private static String base(String signallingUrl) {
    int query = signallingUrl.indexOf('?');
    return query < 0 ? signallingUrl : signallingUrl.substring(0, query);
  }
}
