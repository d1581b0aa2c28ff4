// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ParticipantId;
import headroom.agent.part.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is of the room, as the participants of this part are told it: those who have a seat here and
 * those of the other parts, each once however many seats they have. Runs on the room's thread.
 */
final class People {
  private final Neighbours neighbours;
  private final Map<ParticipantId, Participant> here = new LinkedHashMap<>();

  /** As the participants here know it. */
  private Map<ParticipantId, Person> told = Map.of();

  People(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** Who has a seat on this part, in the order in which they came. */
  Map<ParticipantId, Participant> here() {
    return here;
  }

  /** How many there are in all parts. */
  int count() {
    return all().size();
  }

  /** Somebody has come, gone or changed the name; the participants here are told what is new. */
  void changed() {
    var before = told;
    var after = all();
    told = after;
    before.forEach(
        (who, person) -> {
          if (!after.containsKey(who)) {
            tellOthers(who, "peerClosed", MediaJson.peer(who));
          }
        });
    after.forEach(
        (who, person) -> {
          var former = before.get(who);
          if (former == null) {
            tellOthers(who, "newPeer", Participant.introduction(person));
          } else if (!former.displayName().equals(person.displayName())) {
            tellOthers(who, "peerDisplayNameChanged", renaming(person, former.displayName()));
          }
        });
  }

  /** After a restart of the agent: who was here before need not be told. */
  void found() {
    told = all();
  }

  /** How all of the room but one are introduced. */
  ArrayNode introductions(ParticipantId except) {
    var peers = MediaJson.array();
    all().values().stream()
        .filter(person -> !person.id().equals(except))
        .forEach(person -> peers.add(Participant.introduction(person)));
    return peers;
  }

  void tellAll(String method, ObjectNode data) {
    tell(participant -> true, method, data);
  }

  private void tellOthers(ParticipantId about, String method, ObjectNode data) {
    tell(participant -> !participant.id().equals(about), method, data);
  }

  private void tell(Predicate<Participant> whom, String method, ObjectNode data) {
    for (var participant : List.copyOf(here.values())) {
      if (whom.test(participant)) {
        participant.notify(method, data);
      }
    }
  }

  /** A seat here says more of somebody than one elsewhere, and a later seat more than others. */
  private Map<ParticipantId, Person> all() {
    var all = new LinkedHashMap<ParticipantId, Person>();
    here.values().forEach(participant -> all.put(participant.id(), participant.person()));
    var elsewhere = new LinkedHashMap<ParticipantId, Person>();
    neighbours.people().forEach(person -> elsewhere.merge(person.id(), person, People::later));
    elsewhere.forEach(all::putIfAbsent);
    return all;
  }

  private static Person later(Person one, Person other) {
    return other.joinedAtMs() > one.joinedAtMs() ? other : one;
  }

  private static ObjectNode renaming(Person person, String oldName) {
    return MediaJson.peer(person.id())
        .put("displayName", person.displayName())
        .put("oldDisplayName", oldName);
  }
}
