// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import headroom.planning.graph.OneWorker;
import headroom.planning.graph.Seating;
import headroom.planning.graph.Seats;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.placement.Reservation;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What rooms cost their workers beyond what is measured.
 *
 * <p>A room of one part in which everybody is live counts as measured once it is quiet; while
 * people are coming it counts as if all of them sent audio and video. Other rooms are counted at
 * their worst, whoever speaks, because speakers change by the second: see {@link Seating}.
 */
final class RoomLoads {
  private final Moment moment;

  RoomLoads(Moment moment) {
    this.moment = moment;
  }

  /** Consumers that these rooms will add to what is measured, by worker. */
  Map<WorkerId, Integer> reserved(Collection<RoomEntry> rooms) {
    Map<WorkerId, Integer> sum = new HashMap<>();
    rooms.forEach(room -> reserve(room, (part, more) -> sum.merge(part, more, Integer::sum)));
    return sum;
  }

  /**
   * Tells the consumers that a room will add to each of its parts; parts with none are left out.
   */
  void reserve(RoomEntry room, ObjIntConsumer<WorkerId> sink) {
    List<WorkerId> parts = moment.partsAndOpenings(room);
    if (parts.size() == 1) {
      int more = alone(room, parts.getFirst());
      if (more > 0) {
        sink.accept(parts.getFirst(), more);
      }
      return;
    }
    Seating seating = seating(room, parts, 0);
    for (WorkerId part : parts) {
      int more = beyond(seating.load(part), moment.running(room, part));
      if (more > 0) {
        sink.accept(part, more);
      }
    }
  }

  /** Who has a ticket or joined just now, and where; whoever only listens is left out. */
  Map<ParticipantId, WorkerId> coming(RoomEntry room, Collection<WorkerId> parts) {
    Map<ParticipantId, WorkerId> coming = new HashMap<>(room.tickets(moment.now()));
    for (WorkerId part : parts) {
      RunningPart running = moment.running(room, part);
      if (running == null || moment.isLost(part)) {
        continue; // Whoever sat on a lost host is on the way to another one.
      }
      for (ParticipantPicture participant : running.report().participants()) {
        WorkerId promised = coming.get(participant.id());
        if (hasSettled(running, participant.id())) {
          // A seat that was promised elsewhere meanwhile is still to be taken.
          if (promised == null || promised.equals(part)) {
            coming.remove(participant.id());
            room.ticketUsed(participant.id());
          }
        } else {
          coming.put(participant.id(), part);
        }
      }
    }
    coming.keySet().removeAll(room.listeners(moment.now()).keySet());
    return coming;
  }

  /** People who are on a part or hold a ticket for it; at least one while it is being opened. */
  int peopleOn(RoomEntry room, WorkerId part) {
    Set<ParticipantId> people = new HashSet<>();
    room.tickets(moment.now())
        .forEach(
            (who, seat) -> {
              if (seat.equals(part)) {
                people.add(who);
              }
            });
    // When the room has just got another home, its parts still report the epoch of before.
    RunningPart running = moment.reported(room, part);
    if (running != null) {
      running.report().participants().forEach(who -> people.add(who.id()));
    }
    return Math.max(people.size(), room.opening(part) == null ? 0 : 1);
  }

  /** Other people who are in a room or hold a ticket for it. */
  int others(RoomEntry room, ParticipantId than) {
    Set<ParticipantId> people = new HashSet<>(room.tickets(moment.now()).keySet());
    for (WorkerId part : moment.partsAndOpenings(room)) {
      RunningPart running = moment.running(room, part);
      if (running != null) {
        running.report().participants().forEach(who -> people.add(who.id()));
      }
    }
    people.remove(than);
    return people.size();
  }

  private int alone(RoomEntry room, WorkerId home) {
    RunningPart running = moment.running(room, home);
    SpeakerLimits limits = room.wanted().plan().limits();
    int present = running == null ? 0 : running.report().participants().size();
    int expected = expectedAtHome(room);
    boolean quiet =
        running == null || running.hasSettled(moment.timing().settleAfter(), moment.nanos());
    if (expected == 0 && quiet && present <= limits.maxLive() && !room.hasTickets(moment.now())) {
      return 0;
    }
    Map<ParticipantId, WorkerId> coming = coming(room, List.of(home));
    int settled = 0;
    if (running != null) {
      for (ParticipantPicture participant : running.report().participants()) {
        settled += coming.containsKey(participant.id()) ? 0 : 1;
      }
    }
    int more = Math.max(coming.size(), expected - settled);
    boolean audience = !room.listeners(moment.now()).isEmpty();
    if (audience || settled + more > limits.maxLive()) {
      int unnamed = more - coming.size();
      return beyond(seating(room, List.of(home), unnamed).load(home), running);
    }
    return Reservation.of(settled, more, running == null ? 0 : running.report().countedConsumers());
  }

  /** Of those who are expected, as many as one worker may have: the others open further parts. */
  private int expectedAtHome(RoomEntry room) {
    int expected = room.expected(moment.timing(), moment.now());
    return expected == 0
        ? 0
        : OneWorker.fitting(
            expected,
            room.wanted().plan().limits(),
            moment.capacity(moment.home(room)).usableConsumers());
  }

  private static int beyond(long load, @Nullable RunningPart running) {
    int measured = running == null ? 0 : running.report().countedConsumers();
    return Math.toIntExact(Math.max(0, load - measured));
  }

  /**
   * The room's seats.
   *
   * @param unnamed who are expected at home beside those who are known
   */
  private Seating seating(RoomEntry room, List<WorkerId> parts, int unnamed) {
    Map<ParticipantId, WorkerId> coming = coming(room, parts);
    SortedMap<WorkerId, Seats> seats = new TreeMap<>();
    Set<ParticipantId> arrived = new HashSet<>();
    for (WorkerId part : parts) {
      Seats taken = Seats.NONE;
      RunningPart running = moment.running(room, part);
      if (running != null) {
        for (ParticipantPicture participant : running.report().participants()) {
          arrived.add(participant.id());
          int least = coming.containsKey(participant.id()) ? 1 : 0;
          int audio = 0;
          for (ProducerPicture producer : participant.producers()) {
            audio += producer.kind().equals("audio") ? 1 : 0;
          }
          int video = participant.producers().size() - audio;
          taken = taken.plus(1, Math.max(least, audio), Math.max(least, video));
        }
      }
      seats.put(part, taken);
    }
    coming.forEach(
        (who, part) -> {
          if (!arrived.contains(who)) {
            seats.put(part, seats.getOrDefault(part, Seats.NONE).plusSender());
          }
        });
    room.listeners(moment.now())
        .forEach(
            (who, part) -> {
              if (!arrived.contains(who)) {
                seats.put(part, seats.getOrDefault(part, Seats.NONE).plus(1, 0, 0));
              }
            });
    WorkerId home = parts.getFirst();
    seats.put(home, seats.getOrDefault(home, Seats.NONE).plus(unnamed, unnamed, unnamed));
    return new Seating(room.wanted().plan().limits(), seats);
  }

  private boolean hasSettled(RunningPart running, ParticipantId participant) {
    return running.hasSettled(participant, moment.timing().settleAfter(), moment.nanos());
  }
}
