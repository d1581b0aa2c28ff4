// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Acts over the HTTP API, as a back end or an operator's script has them done. */
final class Acts {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Supplier<HeadroomApi> api;

  /**
   * @param api another one after a restart
   */
  Acts(Supplier<HeadroomApi> api) {
    this.api = api;
  }

  JsonNode planMove(String room, String to) {
    return api.get().plan(Map.of("kind", "MIGRATE", "room", room, "to", to));
  }

  /** Applies a plan; the operation's id. */
  String begin(JsonNode plan, Map<String, Object> settings) {
    String operation = UUID.randomUUID().toString();
    api.get().apply(plan.path("id").asString(), operation, settings);
    return operation;
  }

  /** Takes an operation back as another one; its id. */
  String reverse(String operation) {
    awaitEnd(operation);
    String back = UUID.randomUUID().toString();
    api.get().reverse(operation, back);
    return back;
  }

  /** What receivers have measured of an operation until now, a stream each. */
  JsonNode gaps(String operation) {
    return api.get().gaps(operation);
  }

  /** How many people are in a room. */
  int people(String room) {
    return api.get().room(room).path("participants").size();
  }

  JsonNode awaitEnd(String operation) {
    Await.until(
        () -> "the end of an operation; " + api.get().operation(operation),
        PATIENCE,
        () ->
            !api.get().operation(operation).path("endedAt").isNull()
                && api.get().operation(operation).has("endedAt"));
    return api.get().operation(operation);
  }

  /** The workers of a room's parts. */
  Set<String> partsOf(String room) {
    Set<String> parts = new TreeSet<>();
    api.get().room(room).path("parts").forEach(part -> parts.add(part.path("worker").asString()));
    return parts;
  }

  /** Waits until the API shows so many people in a room. */
  void awaitPeople(String room, int people) {
    Await.until(
        () -> people + " people in " + room + "; " + api.get().room(room),
        PATIENCE,
        () -> api.get().room(room).path("participants").size() == people);
  }

  /** Pipes between parts of a room, as the agents of these report them. */
  int pipes(String room) {
    return api.get()
        .room(room)
        .path("parts")
        .valueStream()
        .mapToInt(part -> part.path("pipes").size())
        .sum();
  }

  /** How many people each part of a room has, by its worker. */
  Map<String, Integer> seatsOf(String room) {
    Map<String, Integer> seats = new TreeMap<>();
    api.get()
        .room(room)
        .path("participants")
        .forEach(who -> seats.merge(who.path("part").asString(), 1, Integer::sum));
    return seats;
  }

  /** Counted consumers by worker. */
  Map<String, Integer> loads() {
    Map<String, Integer> loads = new HashMap<>();
    api.get()
        .workers()
        .forEach(worker -> loads.put(worker.path("id").asString(), worker.path("counted").asInt()));
    return loads;
  }

  /** Whether all parts of a room are on a host. */
  boolean isOn(String room, String host) {
    return partsOf(room).stream().allMatch(part -> part.startsWith(host + "/"));
  }

  /** Rooms that have a part on a host, in number. */
  long roomsOn(String host) {
    return api.get()
        .rooms()
        .valueStream()
        .filter(
            room ->
                room.path("parts")
                    .valueStream()
                    .anyMatch(part -> part.path("worker").asString().startsWith(host + "/")))
        .count();
  }

  boolean isCordoned(String host) {
    return api.get()
        .hosts()
        .valueStream()
        .anyMatch(
            one -> one.path("id").asString().equals(host) && one.path("cordoned").asBoolean());
  }
}
