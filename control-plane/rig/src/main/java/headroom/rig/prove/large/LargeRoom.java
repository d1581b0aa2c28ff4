// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.api.HeadroomApi;
import headroom.rig.browser.Share;
import headroom.rig.browser.TryRoomPage;
import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** People in one room, most of them plain participants of one swarm. Closing it ends the room. */
final class LargeRoom implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * Media that two cores carry: a speaker's voice as browsers send it, because an observer needs
   * ten packets in its interval; the voices of others and pictures rarely.
   */
  static final Map<String, Object> CHEAP =
      Map.of("audioIntervalMs", 20, "silenceIntervalMs", 100, "videoFps", 2);

  private final LargeStage stage;
  private final String id;
  private final Swarm swarm;
  private final List<String> people = new ArrayList<>();
  private final List<String> senders = new ArrayList<>();
  private final Map<String, Ticket> tickets = new HashMap<>();
  private final List<TryRoomPage> pages = new ArrayList<>();
  private final List<Swarm> apart = new ArrayList<>();
  private @Nullable Swarm natives;
  private int peopleApart;
  private int joining;

  /** How somebody came in. */
  private record Ticket(JsonNode json, Map<String, Object> options) {}

  private LargeRoom(LargeStage stage, String id) {
    this.stage = stage;
    this.id = id;
    this.swarm = stage.swarm(id);
  }

  /** Opens an empty room for so many people. */
  static LargeRoom open(LargeStage stage, String id, int expected) {
    stage.api().createRoom(id, expected);
    try {
      return new LargeRoom(stage, id);
    } catch (RuntimeException e) {
      stage.api().closeRoom(id);
      throw e;
    }
  }

  /** Opens a room and lets so many people join who send cheap media. */
  static LargeRoom of(LargeStage stage, String id, int people) {
    LargeRoom room = open(stage, id, people);
    try {
      room.join(people, CHEAP);
      return room;
    } catch (RuntimeException e) {
      room.close();
      throw e;
    }
  }

  /** Lets more people join, and waits for them. */
  void join(int more, Map<String, Object> options) {
    for (int i = 0; i < more; i++) {
      join(ticket(!Boolean.FALSE.equals(options.get("sends"))), options);
    }
    awaitJoined();
  }

  /** A ticket for the next one, who may send or only listens. */
  JsonNode ticket(boolean sends) {
    String participant = "%s-%03d".formatted(id, people.size() + 1).toLowerCase(Locale.ROOT);
    people.add(participant);
    AtomicReference<JsonNode> ticket = new AtomicReference<>();
    Await.until(
        () -> "a place for " + participant + "; " + summary(),
        PATIENCE,
        () -> admitted(participant, sends, ticket));
    return Objects.requireNonNull(ticket.get());
  }

  /**
   * Whoever is on the way takes the worst that it could; a room may be full for a moment, and then
   * a back end tries again.
   */
  private boolean admitted(String participant, boolean sends, AtomicReference<JsonNode> ticket) {
    try {
      ticket.set(stage.api().ticket(id, participant, true, sends));
      return true;
    } catch (HeadroomApi.RefusedException e) {
      if (e.code().equals("ROOM_FULL")) {
        return false;
      }
      throw e;
    }
  }

  /** Lets somebody join with a ticket; {@link #awaitJoined} waits. */
  void join(JsonNode ticket, Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(CHEAP);
    all.putAll(options);
    String participant = ticket.path("participant").asString();
    if (!Boolean.FALSE.equals(all.get("sends"))) {
      senders.add(participant);
    }
    joining++;
    tickets.put(participant, new Ticket(ticket, Map.copyOf(all)));
    swarm.join(Swarm.Kind.PLAIN, ticket, participant, all);
  }

  /**
   * Lets all plain participants leave, and come again with the tickets that they have, as fast as
   * they can.
   */
  void comeAgain() {
    long left = swarm.count("left");
    long joined = swarm.count("joined");
    tickets.keySet().forEach(swarm::leave);
    Await.until("everybody to leave", PATIENCE, () -> swarm.count("left") == left + tickets.size());
    tickets.forEach(
        (participant, ticket) ->
            swarm.join(Swarm.Kind.PLAIN, ticket.json(), participant, ticket.options()));
    Await.until(
        () -> "everybody to come again; " + swarm.events("failed"),
        PATIENCE,
        () -> swarm.count("joined") == joined + tickets.size());
  }

  void awaitJoined() {
    swarm.awaitJoined(joining, PATIENCE);
  }

  /** Lets somebody join in Chromium. */
  TryRoomPage joinPage(String name) {
    JsonNode ticket = stage.api().ticket(id, id + "-" + name.toLowerCase(Locale.ROOT), false);
    TryRoomPage page =
        TryRoomPage.joinLargeRoom(
            stage.chromium(), Share.EQUAL, ticket.path("pageUrl").asString(), name);
    pages.add(page);
    return page;
  }

  /**
   * Lets people join who do all that a browser does (WebRTC, codecs, jitter buffers) but draw
   * nothing, in a process of their own. Returns when they are in.
   */
  void joinNatives(List<String> names) {
    Swarm own = swarmApart("natives");
    natives = own;
    for (String name : names) {
      JsonNode ticket = stage.api().ticket(id, id + "-" + name.toLowerCase(Locale.ROOT), false);
      own.join(Swarm.Kind.NATIVE, ticket, name, Map.of("measureGaps", false));
    }
    own.awaitJoined(names.size(), PATIENCE);
    peopleApart += names.size();
  }

  /**
   * Lets a plain person join who sends from a process of its own, as if from a machine of its own:
   * what the others do does not keep it from answering.
   *
   * @return its process, which knows nobody else
   */
  Swarm joinApart(String name, Map<String, Object> options) {
    Swarm own = swarmApart(name);
    Map<String, Object> all = new HashMap<>(CHEAP);
    all.putAll(options);
    own.join(Swarm.Kind.PLAIN, stage.api().ticket(id, id + "-" + name, true), name, all);
    own.awaitJoined(1, PATIENCE);
    peopleApart++;
    return own;
  }

  private Swarm swarmApart(String name) {
    Swarm own = stage.swarm(id + "-" + name);
    apart.add(own);
    return own;
  }

  /** Packets of each stream that each native person has received, by person, kind and consumer. */
  Map<String, Map<String, Long>> nativeCounters() {
    Map<String, Map<String, Long>> people = new HashMap<>();
    Swarm own = natives;
    if (own != null) {
      for (JsonNode peer : own.stats()) {
        Map<String, Long> streams = new HashMap<>();
        for (JsonNode stream : peer.path("stats").path("received")) {
          streams.put(
              stream.path("kind").asString() + " " + stream.path("consumerId").asString(),
              stream.path("packets").asLong());
        }
        people.put(peer.path("peerId").asString(), streams);
      }
    }
    return people;
  }

  String id() {
    return id;
  }

  Swarm swarm() {
    return swarm;
  }

  /** Plain participants who send, in the order in which they joined. */
  List<String> senders() {
    return List.copyOf(senders);
  }

  List<TryRoomPage> pages() {
    return List.copyOf(pages);
  }

  /** Plain participants. */
  int plain() {
    return joining;
  }

  int everybody() {
    return joining + pages.size() + peopleApart;
  }

  RoomPicture picture() {
    return new RoomPicture(stage.api().room(id));
  }

  /** Waits until the API shows everybody, in a graph without faults. */
  Duration awaitWhole() {
    return Await.until(
        () -> "everybody in a valid graph; " + summary(),
        PATIENCE,
        () -> {
          RoomPicture picture = picture();
          return picture.participants() == everybody() && picture.violations().isEmpty();
        });
  }

  /** Waits until nothing that is live stands still at anybody. */
  Duration awaitFlow(Duration quiet) {
    return Await.until(
        () -> "all live streams to flow; " + swarm.flow(quiet).path("some"),
        PATIENCE,
        () -> {
          JsonNode flow = swarm.flow(quiet);
          return flow.path("live").asInt() > 0 && flow.path("still").asInt() == 0;
        });
  }

  /** A few words on where the room runs, for notes and failures. */
  String summary() {
    RoomPicture picture = picture();
    StringBuilder words = new StringBuilder();
    picture.seats().forEach((part, who) -> words.append(part + ": " + who.size() + ", "));
    return "%s%d of %d people, %d live and %d paused consumers, %d pipes, violations %s"
        .formatted(
            words,
            picture.participants(),
            everybody(),
            picture.live(),
            picture.paused(),
            picture.pipeCount(),
            picture.violations());
  }

  @Override
  public void close() {
    try (swarm) {
      apart.forEach(Swarm::close);
      pages.forEach(TryRoomPage::close);
    } finally {
      stage.api().closeRoom(id);
    }
  }
}
