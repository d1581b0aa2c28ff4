// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.HeadroomException;
import headroom.operations.room.WantedRoom;
import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A wanted room and what is under way in it. The tickets are soft state: after a restart of the
 * control plane they are forgotten, and joins show up when they are reported. Guarded by the lock
 * of {@link FleetMemory}.
 */
final class RoomEntry {
  private WantedRoom wanted;
  private final Map<ParticipantId, Ticket> tickets = new HashMap<>();
  private final Map<WorkerId, PartOpening> openings = new LinkedHashMap<>();
  private final Set<WorkerId> closingParts = new TreeSet<>();
  private final Set<WorkerId> awaitedParts = new TreeSet<>();
  private final Map<WorkerId, Long> idleSince = new HashMap<>();
  private final LastingFaults faults = new LastingFaults();
  private boolean closing;

  RoomEntry(WantedRoom wanted) {
    this.wanted = wanted;
  }

  /** A seat that was promised. */
  private record Ticket(WorkerId part, boolean sends, Instant expiresAt) {}

  WantedRoom wanted() {
    return wanted;
  }

  void replan(WantedRoom replanned) {
    wanted = replanned;
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

  void ticketIssued(ParticipantId participant, WorkerId part, boolean sends, Instant expiresAt) {
    tickets.put(participant, new Ticket(part, sends, expiresAt));
  }

  void ticketUsed(ParticipantId participant) {
    tickets.remove(participant);
  }

  boolean hasTickets(Instant now) {
    tickets.values().removeIf(ticket -> !ticket.expiresAt().isAfter(now));
    return !tickets.isEmpty();
  }

  /** Who holds a ticket with which nothing can be sent, and for which part. */
  Map<ParticipantId, WorkerId> listeners(Instant now) {
    if (!hasTickets(now)) {
      return Map.of();
    }
    Map<ParticipantId, WorkerId> seats = new HashMap<>();
    tickets.forEach(
        (participant, ticket) -> {
          if (!ticket.sends()) {
            seats.put(participant, ticket.part());
          }
        });
    return seats;
  }

  /** Who holds a ticket, and for which part. */
  Map<ParticipantId, WorkerId> tickets(Instant now) {
    if (!hasTickets(now)) {
      return Map.of();
    }
    Map<ParticipantId, WorkerId> seats = HashMap.newHashMap(tickets.size());
    tickets.forEach((participant, ticket) -> seats.put(participant, ticket.part()));
    return seats;
  }

  /** Participants who are expected because the room was created just now; else 0. */
  int expected(FleetTiming timing, Instant now) {
    return wanted.createdAt().plus(timing.expectedFor()).isAfter(now)
        ? wanted.expectedParticipants()
        : 0;
  }

  PartOpening open(WorkerId part) {
    return openings.computeIfAbsent(part, PartOpening::new);
  }

  @Nullable PartOpening opening(WorkerId part) {
    return openings.get(part);
  }

  /** Parts that are being opened. */
  Set<WorkerId> openings() {
    return Collections.unmodifiableSet(openings.keySet());
  }

  /**
   * An opening is over; when it failed, the seats that were promised there are free again.
   *
   * @param failure null when the part is open
   */
  void openingEnded(PartOpening opening, @Nullable HeadroomException failure) {
    openings.remove(opening.part());
    if (failure == null) {
      opening.succeeded();
    } else {
      tickets.values().removeIf(ticket -> ticket.part().equals(opening.part()));
      opening.failed(failure);
    }
  }

  /** Parts that are about to be closed: nobody is seated there any more. */
  Set<WorkerId> closingParts() {
    return closingParts;
  }

  /** Parts to which people are about to come: they are in use though nobody is there yet. */
  Set<WorkerId> awaitedParts() {
    return awaitedParts;
  }

  /** Since when each part is idle, in nanoseconds of the monotonic clock. */
  Map<WorkerId, Long> idleSince() {
    return idleSince;
  }

  LastingFaults faults() {
    return faults;
  }
}
