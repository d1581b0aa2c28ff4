// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.PartId;
import headroom.agent.model.RoomSnapshot.PipeSnapshot;
import headroom.agent.part.PartAddress;
import headroom.agent.part.PartGoneException;
import headroom.agent.part.Person;
import headroom.agent.part.RoomPlan;
import headroom.agent.speaker.RouterVoices;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other parts of a room. Runs on the room's thread where nothing else is said. */
final class Neighbours {
  /** Words gather for so long before they are told, so that a burst of them is one. */
  private static final long GATHER_MS = 100;

  private static final Logger log = LoggerFactory.getLogger(Neighbours.class);

  private final Room room;

  /** Read by other agents' threads too. */
  private final Map<PartId, Neighbour> all = new ConcurrentHashMap<>();

  private final Map<PartId, PartAddress> addresses = new HashMap<>();
  private @Nullable RouterVoices told;
  private boolean tellingWaits;

  Neighbours(Room room) {
    this.room = room;
  }

  /** Knows the parts of this plan and no others. */
  void follow(RoomPlan plan) {
    for (var neighbour : List.copyOf(all.values())) {
      if (!plan.has(neighbour.id())) {
        all.remove(neighbour.id());
        addresses.remove(neighbour.id());
        neighbour.close();
      }
    }
    for (var address : plan.parts()) {
      var before = all.get(address.part());
      boolean moved = !address.equals(addresses.put(address.part(), address));
      if (!address.part().equals(room.part()) && (before == null || moved)) {
        try {
          var far = room.context().parts().reach(address);
          if (before == null) {
            all.put(address.part(), new Neighbour(room, address.part(), far));
          } else {
            before.reach(far);
          }
        } catch (IllegalArgumentException e) {
          log.warn("{} can't be joined with {}: {}", room.name(), address.part(), e.getMessage());
        }
      }
    }
  }

  /** Speaks to all of them from now on. */
  void begin() {
    all.values()
        .forEach(
            neighbour -> {
              if (neighbour.isKeptOut()) {
                neighbour.cut(); // Its pipe has outlived the agent that did not come to cut it.
              }
              neighbour.begin();
            });
  }

  /** Ends all that leads to the parts on a host. */
  void cut(String host) {
    all.values().stream()
        .filter(neighbour -> neighbour.id().host().equals(host))
        .forEach(Neighbour::cut);
  }

  Collection<Neighbour> all() {
    return all.values();
  }

  /** On any thread. */
  Neighbour get(PartId part) {
    var known = all.get(part);
    if (known == null) {
      throw new PartGoneException(part + " is no part of the room, as far as is known here");
    }
    return known;
  }

  Optional<Neighbour> find(PartId part) {
    return Optional.ofNullable(all.get(part));
  }

  Stream<Person> people() {
    return all.values().stream().flatMap(neighbour -> neighbour.people().stream());
  }

  Stream<SentStream> streams() {
    return all.values().stream().flatMap(neighbour -> neighbour.streams().stream());
  }

  @Nullable SentStream stream(String producerId) {
    for (var neighbour : all.values()) {
      var sent = neighbour.pipe().stream(producerId);
      if (sent != null) {
        return sent;
      }
    }
    return null;
  }

  void peopleChanged() {
    all.values().forEach(Neighbour::peopleChanged);
  }

  void follow(SentStream sent) {
    all.values().forEach(neighbour -> neighbour.follow(sent));
  }

  /** A stream of this part has ended. */
  void drop(String producerId) {
    all.values().forEach(neighbour -> neighbour.pipe().drop(producerId));
  }

  /** Tells the others what they need to know of this part's senders, if it is news. */
  void tell(RouterVoices voices) {
    var last = told;
    if (tellingWaits || all.isEmpty() || (last != null && last.saysTheSameAs(voices))) {
      return;
    }
    tellingWaits = true;
    var _ =
        room.context()
            .timers()
            .schedule(() -> room.post(this::tellNow), GATHER_MS, TimeUnit.MILLISECONDS);
  }

  private void tellNow() {
    tellingWaits = false;
    var voices = room.voices();
    told = voices;
    all.values().forEach(neighbour -> neighbour.tell(voices));
  }

  void lost() {
    all.values().forEach(Neighbour::lost);
  }

  void close() {
    all.values().forEach(Neighbour::close);
    all.clear();
  }

  List<PipeSnapshot> pipes() {
    return all.values().stream()
        .map(neighbour -> neighbour.pipe().snapshot())
        .flatMap(Optional::stream)
        .toList();
  }

  int counted() {
    return all.values().stream().mapToInt(neighbour -> neighbour.pipe().counted()).sum();
  }

  /** The ends of pipes by the names of the parts to which they lead, for the journal. */
  Map<String, String> ends() {
    var ends = new TreeMap<String, String>();
    all.values()
        .forEach(
            neighbour ->
                neighbour
                    .pipe()
                    .transportId()
                    .ifPresent(transport -> ends.put(neighbour.id().toString(), transport)));
    return ends;
  }
}
