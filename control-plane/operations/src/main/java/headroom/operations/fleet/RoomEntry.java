// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.RoomReport;
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
  int reserved(@Nullable RoomReport report, FleetTiming timing, Instant now) {
    tickets.values().removeIf(expiry -> expiry.isBefore(now));
    int settled = 0;
    Set<ParticipantId> coming = new HashSet<>(tickets.keySet());
    if (report != null) {
      for (ParticipantPicture participant : report.participants()) {
        if (participant.joinedAt().plus(timing.settleAfter()).isBefore(now)) {
          settled++;
          coming.remove(participant.id());
          tickets.remove(participant.id());
        } else {
          coming.add(participant.id());
        }
      }
    }
    int expected =
        wanted.createdAt().plus(timing.expectedFor()).isAfter(now)
            ? wanted.expectedParticipants()
            : 0;
    return Reservation.of(
        settled,
        Math.max(coming.size(), expected - settled),
        report == null ? 0 : report.consumers().total());
  }

  /** Who is present or holds a ticket, with one more participant. */
  int participantsWith(@Nullable RoomReport report, ParticipantId newcomer, Instant now) {
    Set<ParticipantId> all = new HashSet<>();
    all.add(newcomer);
    tickets.forEach(
        (participant, expiry) -> {
          if (expiry.isAfter(now)) {
            all.add(participant);
          }
        });
    if (report != null) {
      report.participants().forEach(participant -> all.add(participant.id()));
    }
    return all.size();
  }
}
