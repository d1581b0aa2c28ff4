// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What flows in a part of a room: what its participants send and what comes through pipes, and who
 * receives it. Runs on the room's thread.
 */
final class RoomStreams {
  private final Room room;
  private final People people;
  private final Neighbours neighbours;
  private final Flows flows;

  RoomStreams(Room room, People people, Neighbours neighbours, Flows flows) {
    this.room = room;
    this.people = people;
    this.neighbours = neighbours;
    this.flows = flows;
  }

  void add(Participant participant, SentStream sent) {
    participant.producers().put(sent.producer().id(), sent);
    room.store(participant);
    watch(participant, sent);
    room.home().speakers().add(sent.producer());
    flows.sends(participant);
    flows.begin(sent);
    room.moves().changed();
    room.changed();
  }

  void add(Participant participant, SentData sent) {
    participant.dataProducers().put(sent.producer().id(), sent);
    room.store(participant);
    watch(participant, sent);
    for (var other : others(participant)) {
      room.home().dataConsuming().consume(other, participant.id(), sent);
    }
  }

  /** Tells a participant what its streams are worth, and forgets them when they end. */
  void watch(Participant participant, SentStream sent) {
    var producer = sent.producer();
    producer.onScore(
        score ->
            room.post(
                () -> {
                  participant.notify(
                      "producerScore",
                      MediaJson.with("score", score).put("producerId", producer.id()));
                  room.changedSlightly();
                }));
    producer.onClose(reason -> room.post(() -> ended(participant, sent)));
  }

  void watch(Participant participant, SentData sent) {
    var producer = sent.producer();
    producer.onClose(reason -> room.post(() -> participant.dataProducers().remove(producer.id())));
  }

  /** A participant has stopped sending something. */
  void ended(Participant participant, SentStream sent) {
    if (participant.producers().remove(sent.producer().id(), sent)
        && people.here().get(participant.id()) == participant) {
      neighbours.drop(sent.producer().id());
      flows.sends(participant);
      room.changed();
    }
  }

  /** What participants of this part send. */
  List<SentStream> sent() {
    return people.here().values().stream()
        .flatMap(participant -> participant.producers().values().stream())
        .toList();
  }

  /** A stream of this room by its producer, or null. */
  @Nullable SentStream find(String producerId) {
    for (var participant : people.here().values()) {
      var sent = participant.producers().get(producerId);
      if (sent != null) {
        return sent;
      }
    }
    return neighbours.stream(producerId);
  }

  /**
   * Lets a participant receive everything that the others send and that it does not receive yet.
   */
  void letReceive(Participant receiver) {
    var consuming = room.home().consuming();
    Stream.concat(sent().stream(), neighbours.streams())
        .forEach(sent -> consuming.consume(receiver, sent));
    for (var sender : others(receiver)) {
      for (var sent : List.copyOf(sender.dataProducers().values())) {
        room.home().dataConsuming().consume(receiver, sender.id(), sent);
      }
    }
  }

  /**
   * A stream has come through a pipe.
   *
   * @param known whether its sender has been introduced here; else its stream waits for that
   */
  void arrived(SentStream sent, boolean known) {
    if (!room.hasHome()) {
      return;
    }
    room.home().speakers().add(sent.producer());
    room.connections().claim(sent);
    if (known) {
      room.home().consuming().follow(sent, people.here().values());
    }
    room.pipesChanged();
  }

  /** Streams of another part whose senders have just been introduced here. */
  void introduced(Collection<SentStream> streams) {
    if (room.hasHome()) {
      streams.forEach(sent -> room.home().consuming().follow(sent, people.here().values()));
    }
  }

  /** A stream that came through a pipe is on standby now, or live again. */
  void tellFlow(SentStream sent) {
    if (room.hasHome()) {
      room.home().consuming().tellFlow(sent, people.here().values());
    }
  }

  /** A stream of this part has another flow. */
  void follow(SentStream sent) {
    room.home().consuming().follow(sent, people.here().values());
    neighbours.follow(sent);
    room.changed();
  }

  private List<Participant> others(Participant participant) {
    return people.here().values().stream().filter(other -> other != participant).toList();
  }
}
