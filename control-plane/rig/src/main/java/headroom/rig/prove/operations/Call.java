// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.large.LargeStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rooms of people who join from one process. Closing it ends the rooms. */
final class Call implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final LargeStage stage;
  private final Swarm swarm;
  private final List<String> rooms = new ArrayList<>();
  private int joined;

  Call(LargeStage stage, String name) {
    this(stage, stage.swarm(name));
  }

  /** People of a swarm, which is closed with the call. */
  Call(LargeStage stage, Swarm swarm) {
    this.stage = stage;
    this.swarm = swarm;
  }

  /** Opens a room, and so many people join it, who send little. */
  void room(String room, int people, Swarm.Kind kind, Map<String, Object> options) {
    open(room, people);
    join(room, people, kind, options);
  }

  /** Opens a room that is expected to have so many people. */
  void open(String room, int people) {
    stage.api().createRoom(room, people);
    rooms.add(room);
  }

  /** So many people join a room; those of a kind in a room come at once. */
  void join(String room, int people, Swarm.Kind kind, Map<String, Object> options) {
    for (int i = 1; i <= people; i++) {
      String who = room + "-" + kind.name().toLowerCase(Locale.ROOT) + i;
      JsonNode ticket = stage.api().ticket(room, who, kind == Swarm.Kind.PLAIN);
      swarm.join(kind, ticket, who, options);
      joined++;
    }
    swarm.awaitJoined(joined, PATIENCE);
  }

  List<String> rooms() {
    return List.copyOf(rooms);
  }

  Swarm swarm() {
    return swarm;
  }

  /** Waits until the API shows so many people in a room. */
  void awaitPeople(String room, int people) {
    Await.until(
        () -> people + " people in " + room + "; " + stage.api().room(room),
        PATIENCE,
        () -> stage.api().room(room).path("participants").size() == people);
  }

  /** People who were put out, or gave up. */
  long lost() {
    return swarm.count("closed") + swarm.count("failed");
  }

  /** People who lost their connection or had to join anew, whether they came again or not. */
  long dropped() {
    return Stream.of("reconnecting", "rejoined", "closed", "failed")
        .flatMap(event -> swarm.events(event).stream())
        .map(event -> event.path("peerId").asString(""))
        .distinct()
        .count();
  }

  @Override
  public void close() {
    try (swarm) {
      rooms.forEach(stage.api()::closeRoom);
    }
  }
}
