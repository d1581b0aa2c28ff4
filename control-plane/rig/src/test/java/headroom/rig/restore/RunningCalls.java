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

  private static final List<String> TOUCHED =
      List.of("closed", "reconnecting", "rejoined", "resumed");

  private final Swarm swarm;
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

  /** From now on {@link #longestGap} counts. */
  void resetGaps() {
    swarm.resetGaps();
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
