// SPDX-License-Identifier: Apache-2.0
package headroom.rig.probe;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A call in one room. Closing it ends the room. */
final class Probe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A stream without a packet for longer stands still. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** Kinds that everybody sends: a voice and a picture. */
  private static final int KINDS = 2;

  private final HeadroomApi api;
  private final Swarm swarm;
  private final String room;
  private int people;
  private int movesBefore;

  private Probe(HeadroomApi api, Swarm swarm, String room) {
    this.api = api;
    this.swarm = swarm;
    this.room = room;
  }

  /**
   * Lets people join on the hosts wished for, and waits until everybody receives everybody.
   *
   * @param wishes people by host, in the order in which they come
   * @param natives how many of the first ones do all that a browser does; the others are plain
   */
  static Probe begin(
      HeadroomApi api, Swarm swarm, String room, Map<String, Integer> wishes, int natives) {
    Probe probe = new Probe(api, swarm, room);
    try {
      int all = wishes.values().stream().mapToInt(Integer::intValue).sum();
      wishes.forEach((host, more) -> probe.join(host, more, all, natives));
      probe.awaitFlow();
      return probe;
    } catch (RuntimeException e) {
      try {
        probe.close();
      } catch (RuntimeException unclosed) {
        e.addSuppressed(unclosed);
      }
      throw e;
    }
  }

  private void join(String host, int more, int all, int natives) {
    try (Seating _ = Seating.on(api, host)) {
      if (people == 0) {
        api.createRoom(room, all);
        api.limits(room, all, 0);
      }
      for (int i = 0; i < more; i++) {
        boolean isNative = people < natives;
        people++;
        String who = room + "-" + people;
        swarm.join(
            isNative ? Swarm.Kind.NATIVE : Swarm.Kind.PLAIN,
            api.ticket(room, who, !isNative),
            who,
            Map.of());
        swarm.awaitJoined(people, PATIENCE);
      }
    }
  }

  private void awaitFlow() {
    Await.until(
        () -> streams() + " streams to flow; " + swarm.flow(QUIET).path("some") + seats(),
        PATIENCE,
        () -> flowing() == streams());
  }

  /** Streams at all receivers when everybody receives everybody. */
  private int streams() {
    return people * (people - 1) * KINDS;
  }

  private int flowing() {
    JsonNode flow = swarm.flow(QUIET);
    return flow.path("live").asInt() - flow.path("still").asInt();
  }

  /** From now on gaps and moves are measured anew. */
  void reset() {
    movesBefore = swarm.events("migrated").size();
    swarm.resetGaps();
  }

  /**
   * What happened to people since the beginning, and to their streams since {@link #reset}: lines
   * {@code name=value}.
   */
  List<String> look() {
    JsonNode stats = swarm.stats();
    List<JsonNode> moves = swarm.events("migrated");
    List<JsonNode> streams = new ArrayList<>();
    moves
        .subList(movesBefore, moves.size())
        .forEach(move -> move.path("streams").forEach(streams::add));
    return List.of(
        "people=" + api.room(room).path("participants").size(),
        "lost=" + (swarm.count("closed") + swarm.count("failed")),
        "rejoined=" + swarm.count("rejoined"),
        "resumed=" + swarm.count("resumed"),
        "streams=" + streams(),
        "flowing=" + flowing(),
        "audio=" + longest(stats, "audio"),
        "video=" + longest(stats, "video"),
        "moves=" + (moves.size() - movesBefore),
        "moved_audio=" + quantiles(streams, "audio"),
        "moved_video=" + quantiles(streams, "video"),
        "absent=" + streams.stream().filter(stream -> !stream.path("arrived").asBoolean()).count(),
        "seats=" + seats(),
        "hosts=" + String.join(" ", hosts()));
  }

  /** The longest gap of any stream of a kind at anybody, in ms. */
  private static long longest(JsonNode stats, String kind) {
    return stats
        .valueStream()
        .flatMap(peer -> peer.path("stats").path("received").valueStream())
        .filter(stream -> kind.equals(stream.path("kind").asString()))
        .mapToLong(stream -> stream.path("longestGapMs").asLong())
        .max()
        .orElse(-1);
  }

  /** {@code p50/p95/max} of the longest gaps of streams that moved, in ms. */
  private static String quantiles(List<JsonNode> streams, String kind) {
    long[] sorted =
        streams.stream()
            .filter(stream -> kind.equals(stream.path("kind").asString()))
            .mapToLong(stream -> stream.path("longestGapMs").asLong())
            .sorted()
            .toArray();
    return sorted.length == 0
        ? "none"
        : at(sorted, 0.5) + "/" + at(sorted, 0.95) + "/" + at(sorted, 1);
  }

  private static long at(long[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** People by worker: {@code h1/w1:4 h2/w2:4}. */
  private String seats() {
    Map<String, Integer> seats = new TreeMap<>();
    parts().forEach(part -> seats.merge(part, 1, Integer::sum));
    return String.join(
        " ", seats.entrySet().stream().map(seat -> seat.getKey() + ":" + seat.getValue()).toList());
  }

  private List<String> hosts() {
    Set<String> hosts = new HashSet<>();
    parts().forEach(part -> hosts.add(part.substring(0, part.indexOf('/'))));
    return hosts.stream().sorted().toList();
  }

  private List<String> parts() {
    return api.room(room)
        .path("participants")
        .valueStream()
        .map(person -> person.required("part").asString())
        .toList();
  }

  @Override
  public void close() {
    api.closeRoom(room);
  }
}
