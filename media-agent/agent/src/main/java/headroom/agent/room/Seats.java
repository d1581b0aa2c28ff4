// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.ParticipantId;
import headroom.agent.part.Person;
import headroom.agent.part.Seat;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who has two seats while moving from one part to another, and what follows from that for streams:
 * nothing ends before what replaces it flows, and nobody receives for long what nobody needs twice.
 *
 * <ul>
 *   <li>Who is arriving receives nothing here, its earlier seat still does; who is leaving receives
 *       nothing new.
 *   <li>Who has two seats receives on each of them what is sent there, and through pipes only from
 *       those who do not send there.
 *   <li>Everybody else stays with the earlier seat of a sender until that is about to be given up;
 *       then receives both, until it is gone.
 * </ul>
 *
 * <p>Runs on the room's thread.
 */
final class Seats {
  private final Room room;
  private Map<ParticipantId, String> known = Map.of();

  Seats(Room room) {
    this.room = room;
  }

  /**
   * When somebody takes a seat here: after all others that it has, also when their hosts' clocks
   * are ahead of this one's.
   */
  long later(ParticipantId participant, long nowMs) {
    long last = seats(participant).mapToLong(taken -> taken.seat().joinedAtMs()).max().orElse(-1);
    return Math.max(nowMs, last + 1);
  }

  /** Whether somebody here is to receive a stream that it does not receive yet. */
  boolean receives(Participant receiver, SentStream sent) {
    if (receiver.arriving() || receiver.leaving()) {
      return false;
    }
    if (isElsewhere(receiver.id())) {
      return sent.cameFrom().isEmpty() || !room.people().here().containsKey(sent.from());
    }
    return !isHeld(sent) && !hasFromLaterSeat(receiver, sent);
  }

  /** Whether a stream of this part is wanted on another one. */
  boolean isWanted(Neighbour neighbour, SentStream sent, boolean goesThere) {
    var sender = sent.from();
    if (isHeld(sent) || (isLeaving(sender) && !goesThere)) {
      return false;
    }
    boolean sitsThere = neighbour.knows(sender);
    return neighbour.people().stream()
        .filter(person -> !person.arriving() && !person.leaving())
        .filter(person -> !person.id().equals(sender))
        // Who has come from here receives the sender's streams of its seat there; what goes there
        // already may be needed until then.
        .anyMatch(person -> goesThere || !sitsThere || !isHere(person.id()));
  }

  /** Brings streams into line after somebody has taken or given up a second seat. */
  void changed() {
    var now = doubles();
    if (now.equals(known)) {
      return;
    }
    known = now;
    if (room.hasHome()) {
      room.neighbours().all().forEach(Neighbour::followAll);
      room.people().here().values().forEach(room.streams()::letReceive);
    }
  }

  /** All that the rules above look at, of those to whom they apply. */
  private Map<ParticipantId, String> doubles() {
    var doubles = new HashMap<ParticipantId, String>();
    for (var neighbour : room.neighbours().all()) {
      for (var person : neighbour.people()) {
        if (isHere(person.id()) || person.arriving() || person.leaving()) {
          doubles.merge(
              person.id(),
              "%s %b %b %b"
                  .formatted(
                      neighbour.id(), person.arriving(), person.leaving(), neighbour.isReached()),
              String::concat);
        }
      }
    }
    for (var participant : room.people().here().values()) {
      if (participant.arriving() || participant.leaving()) {
        doubles.merge(participant.id(), participant.arriving() + " here", String::concat);
      }
    }
    return doubles;
  }

  private boolean isHere(ParticipantId participant) {
    return room.people().here().containsKey(participant);
  }

  private boolean isLeaving(ParticipantId participant) {
    var own = room.people().here().get(participant);
    return own != null && own.leaving();
  }

  private boolean isElsewhere(ParticipantId participant) {
    return isHere(participant)
        && room.neighbours().all().stream().anyMatch(neighbour -> neighbour.knows(participant));
  }

  /** Whether the sender has an earlier seat, where it is still received as before. */
  private boolean isHeld(SentStream sent) {
    var own = seat(sent);
    return own.isPresent()
        && seats(sent.from())
            .anyMatch(
                other ->
                    !other.leaving() && other.isReached() && other.seat().compareTo(own.get()) < 0);
  }

  private boolean hasFromLaterSeat(Participant receiver, SentStream sent) {
    var own = seat(sent);
    return own.isPresent()
        && receiver.consumers().values().stream()
            .map(ReceivedStream::sent)
            .filter(other -> other != sent && other.isSameAs(sent))
            .anyMatch(
                other -> seat(other).filter(seat -> seat.compareTo(own.get()) > 0).isPresent());
  }

  private Optional<Seat> seat(SentStream sent) {
    var part = sent.cameFrom().orElse(room.part());
    return seats(sent.from()).map(Taken::seat).filter(seat -> seat.part().equals(part)).findFirst();
  }

  private static Seat seat(Neighbour neighbour, ParticipantId participant) {
    var person = neighbour.person(participant);
    return new Seat(person == null ? 0 : person.joinedAtMs(), neighbour.id());
  }

  private Stream<Taken> seats(ParticipantId participant) {
    var own = room.people().here().get(participant);
    var elsewhere =
        room.neighbours().all().stream()
            .filter(neighbour -> neighbour.knows(participant))
            .map(neighbour -> taken(neighbour, participant));
    return own == null
        ? elsewhere
        : Stream.concat(
            Stream.of(new Taken(new Seat(own.joinedAtMs(), room.part()), own.leaving(), true)),
            elsewhere);
  }

  private static Taken taken(Neighbour neighbour, ParticipantId participant) {
    Person person = neighbour.person(participant);
    return new Taken(
        seat(neighbour, participant), person != null && person.leaving(), neighbour.isReached());
  }

  /**
   * A seat that somebody has.
   *
   * @param leaving whether it is about to be given up
   * @param isReached whether its part can be told something; else nobody knows what it does
   */
  private record Taken(Seat seat, boolean leaving, boolean isReached) {}
}
