// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.OperationId;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.move.ArrivalOrder;
import headroom.agent.speaker.VoiceId;
import headroom.mediasoup.rtp.MediaKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A move of participants to this part, and its barrier: until it opens, who has come receives
 * nothing. It opens when all who can come have come and send what they send at the source, or when
 * its time is over. Runs on the room's thread.
 */
final class MoveIn {
  private static final Logger log = LoggerFactory.getLogger(MoveIn.class);

  private final Room room;
  private final OperationId operation;
  private final PartId from;
  private final Set<ParticipantId> expected = new LinkedHashSet<>();
  private final Set<ParticipantId> came = new HashSet<>();
  private Duration barrier;
  private boolean counting;
  private boolean open;

  MoveIn(Room room, ArrivalOrder order) {
    this.room = room;
    this.operation = order.operation();
    this.from = order.from();
    this.barrier = order.barrier();
  }

  OperationId operation() {
    return operation;
  }

  boolean isOpen() {
    return open;
  }

  /** Expects more people; the time of a barrier that counts already stays as it is. */
  void expect(ArrivalOrder order) {
    expected.addAll(order.participants());
    barrier = order.barrier();
  }

  /** Somebody of this operation is about to join. */
  void comes(Participant participant) {
    came.add(participant.id());
    if (open || !expected.contains(participant.id())) {
      return;
    }
    participant.arriving(true);
    // Not the first who comes: that may be somebody who was told and is not expected.
    if (!counting) {
      counting = true;
      room.later(
          barrier,
          () -> {
            if (!open) {
              log.info("{} of operation {} have not come in time", missing().size(), operation);
              open();
            }
          });
    }
  }

  /** Somebody has come or gone, or sends something, here or at the source. */
  void check() {
    if (!open && !came.isEmpty() && missing().isEmpty()) {
      open();
    }
  }

  /** Lets everybody who has come receive, all that there is at once. */
  void open() {
    open = true;
    var arrived = new ArrayList<Participant>();
    for (var participant : room.people().here().values()) {
      if (participant.arriving() && came.contains(participant.id())) {
        participant.arriving(false);
        arrived.add(participant);
      }
    }
    log.info("{} of operation {} receive on {}", arrived.size(), operation, room.name());
    room.neighbours().peopleChanged();
    if (room.hasHome()) {
      room.home().consuming().together(() -> arrived.forEach(room.streams()::letReceive));
    }
    room.seats().changed();
    room.changed();
  }

  /** Who can still come, or does not send yet what it sends at the source. */
  private List<ParticipantId> missing() {
    return expected.stream().filter(who -> !isComplete(who)).toList();
  }

  private boolean isComplete(ParticipantId who) {
    var source = room.neighbours().find(from);
    var here = room.people().here().get(who);
    if (here == null || !came.contains(who)) {
      // Gone from the source as well: it has left. Never seen there: its part has not greeted yet.
      return source.isPresent() && source.get().hasGreeted() && !source.get().knows(who);
    }
    if (here.rtpCapabilities() != null && here.receiving() == null) {
      return false;
    }
    return source.isEmpty()
        || (sendsAlike(here, source.get(), false) && sendsAlike(here, source.get(), true));
  }

  private static boolean sendsAlike(Participant here, Neighbour source, boolean screen) {
    var there = source.voice(new VoiceId(here.id(), screen));
    return there == null
        || ((!there.audio() || sends(here, screen, MediaKind.AUDIO))
            && (!there.video() || sends(here, screen, MediaKind.VIDEO)));
  }

  private static boolean sends(Participant here, boolean screen, MediaKind kind) {
    return here.producers().values().stream()
        .anyMatch(sent -> sent.isScreen() == screen && sent.producer().kind() == kind);
  }
}
