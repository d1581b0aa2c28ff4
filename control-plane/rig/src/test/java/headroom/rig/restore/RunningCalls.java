// SPDX-License-Identifier: Apache-2.0
package headroom.rig.restore;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Calls of two, each of whom sends voice and picture over plain RTP and receives the other's. */
final class RunningCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** So often it is looked how many packets are on their way, which is none at some look. */
  private static final int LOOKS = 20;

  private static final Duration TO_ARRIVE = Duration.ofSeconds(5);
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private static final List<String> TOUCHED =
      List.of("closed", "reconnecting", "rejoined", "resumed");

  private final Swarm swarm;
  private final Map<String, Long> behindThen = new TreeMap<>();
  private int people;

  RunningCalls(Swarm swarm) {
    this.swarm = swarm;
  }

  /** Opens a room, and two people are in it and receive each other. */
  void begin(HeadroomApi api, String room) {
    api.createRoom(room, 2);
    join(api, room, room + "-ann");
    join(api, room, room + "-bob");
    awaitFlow();
  }

  void join(HeadroomApi api, String room, String who) {
    swarm.join(Swarm.Kind.PLAIN, api.ticket(room, who, true), who);
    swarm.awaitJoined(++people, PATIENCE);
  }

  /** Everything that anybody should receive arrives. */
  void awaitFlow() {
    Await.until(
        () -> "everything to flow; " + swarm.flow(QUIET),
        PATIENCE,
        () -> {
          JsonNode flow = swarm.flow(QUIET);
          return flow.path("live").asInt(0) >= 2 * people && flow.path("still").asInt(-1) == 0;
        });
  }

  /** Packets that have arrived so far, by consumer: {@code RECEIVER CONSUMER}. */
  Map<String, Long> packets() {
    Map<String, Long> packets = new TreeMap<>();
    for (JsonNode peer : swarm.stats()) {
      for (JsonNode stream : peer.path("stats").path("received")) {
        packets.put(name(peer, stream), stream.path("packets").asLong(0));
      }
    }
    return packets;
  }

  /** Waits until each of these streams has brought more than then, by so many packets. */
  void awaitMore(Map<String, Long> then, long more) {
    Await.until(
        () -> more + " more packets each than " + then + "; now " + packets(),
        PATIENCE,
        () -> {
          Map<String, Long> now = packets();
          return then.entrySet().stream()
              .allMatch(e -> now.getOrDefault(e.getKey(), 0L) >= e.getValue() + more);
        });
  }

  /** From now on {@link #longestGap} and {@link #missing} count. */
  void watch() {
    behindThen.clear();
    for (int look = 0; look < LOOKS; look++) {
      behind().forEach((stream, packets) -> behindThen.merge(stream, packets, Math::min));
      Await.pause(BETWEEN);
    }
    swarm.resetGaps();
  }

  /**
   * Packets that were sent since then and did not come, of that of these streams that lacks most:
   * lost or held back; no clock says how long. Those that are on their way are waited for.
   */
  long missing(Set<String> streams) {
    long[] least = {Long.MAX_VALUE};
    Await.upTo(
        TO_ARRIVE,
        () -> {
          Map<String, Long> now = behind();
          long most =
              streams.stream()
                  .mapToLong(
                      stream ->
                          now.containsKey(stream) && behindThen.containsKey(stream)
                              ? now.get(stream) - behindThen.get(stream)
                              : Long.MAX_VALUE)
                  .max()
                  .orElse(Long.MAX_VALUE);
          least[0] = Math.min(least[0], most);
          return least[0] <= 0;
        });
    return least[0];
  }

  /** How many more packets its sender has sent than have arrived, by consumer. */
  private Map<String, Long> behind() {
    Map<String, Long> sent = new TreeMap<>();
    Map<String, Long> behind = new TreeMap<>();
    JsonNode peers = swarm.stats();
    for (JsonNode peer : peers) {
      for (JsonNode stream : peer.path("stats").path("sent")) {
        sent.put(stream.path("producerId").asString(), stream.path("packets").asLong());
      }
    }
    for (JsonNode peer : peers) {
      for (JsonNode stream : peer.path("stats").path("received")) {
        Long packets = sent.get(stream.path("producerId").asString());
        if (packets != null) {
          behind.put(name(peer, stream), packets - stream.path("packets").asLong());
        }
      }
    }
    return behind;
  }

  /** Packets of these streams that were sent and never came, by their sequence numbers. */
  long lost(Set<String> streams) {
    long lost = 0;
    for (JsonNode peer : swarm.stats()) {
      for (JsonNode stream : peer.path("stats").path("received")) {
        lost += streams.contains(name(peer, stream)) ? stream.path("lost").asLong() : 0;
      }
    }
    return lost;
  }

  /** The longest time without a packet that any of these streams had; one that is open counts. */
  Duration longestGap(Set<String> streams) {
    long longest = 0;
    for (JsonNode peer : swarm.stats()) {
      for (JsonNode stream : peer.path("stats").path("received")) {
        if (streams.contains(name(peer, stream))) {
          longest = Math.max(longest, stream.path("longestGapMs").asLong(Long.MAX_VALUE));
        }
      }
    }
    return Duration.ofMillis(longest);
  }

  private static String name(JsonNode peer, JsonNode stream) {
    return peer.path("peerId").asString() + " " + stream.path("consumerId").asString();
  }

  /** Nobody was sent away, lost a connection, or got another stream in place of one of these. */
  void assertUntouched(Set<String> streams) {
    assertThat(packets().keySet()).containsAll(streams);
    for (String event : TOUCHED) {
      assertThat(swarm.events(event)).as(event).isEmpty();
    }
  }

  /** How often anybody lost a connection, came back or was sent away. */
  long touched() {
    return TOUCHED.stream().mapToLong(swarm::count).sum();
  }
}
