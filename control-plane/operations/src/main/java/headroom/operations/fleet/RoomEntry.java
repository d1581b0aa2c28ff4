// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.room.WantedRoom;
import headroom.planning.ParticipantId;
import headroom.planning.placement.Reservation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wanted room and the joins in flight. The tickets are soft state: after a restart of the control
 * plane they are forgotten, and joins show up when they are reported. Guarded by the lock of {@link
 * FleetState}.
 */
final class RoomEntry {
  private final WantedRoom wanted;
  private final Map<ParticipantId, Instant> tickets = new HashMap<>();
  private boolean closing;

  RoomEntry(WantedRoom wanted) {
    this.wanted = wanted;
  }

  WantedRoom wanted() {
    return wanted;
  }

  boolean closing() {
    return closing;
  }

  void beginClosing() {
    closing = true;
  }

  void abandonClosing() {
    closing = false;
  }

  void ticketIssued(ParticipantId participant, Instant expiresAt) {
    tickets.put(participant, expiresAt);
  }

  /** Consumers that this room will add to what is measured. */
  int reserved(@Nullable RunningPart running, FleetTiming timing, Instant now, long nanos) {
    forgetEndedTickets(now);
    int expected =
        wanted.createdAt().plus(timing.expectedFor()).isAfter(now)
            ? wanted.expectedParticipants()
            : 0;
    boolean quiet = running == null || running.hasSettled(timing.settleAfter(), nanos);
    if (expected == 0 && tickets.isEmpty() && quiet) {
      return 0;
    }
    int settled = 0;
    Set<ParticipantId> coming = new HashSet<>(tickets.keySet());
    if (running != null) {
      for (ParticipantPicture participant : running.report().participants()) {
        if (running.hasSettled(participant.id(), timing.settleAfter(), nanos)) {
          settled++;
          coming.remove(participant.id());
          tickets.remove(participant.id());
        } else {
          coming.add(participant.id());
        }
      }
    }
    return Reservation.of(
        settled,
        Math.max(coming.size(), expected - settled),
        running == null ? 0 : running.report().countedConsumers());
  }

  /** Who is present or holds a ticket, with one more participant. */
  int participantsWith(@Nullable RunningPart running, ParticipantId newcomer, Instant now) {
    forgetEndedTickets(now);
    Set<ParticipantId> all = new HashSet<>(tickets.keySet());
    all.add(newcomer);
    if (running != null) {
      running.report().participants().forEach(participant -> all.add(participant.id()));
    }
    return Math.min(Reservation.MOST_PARTICIPANTS, all.size());
  }

  private void forgetEndedTickets(Instant now) {
    tickets.values().removeIf(expiry -> !expiry.isAfter(now));
  }
}
