// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.MoverState;
import headroom.agent.model.OperationId;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomSnapshot.MoveSnapshot;
import headroom.agent.move.Destination;
import headroom.agent.move.MoveOrder;
import headroom.agent.move.Movers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A move of participants away from this part: tells their clients wave by wave, keeps their seats
 * until all who are able have moved or the time is over, then lets go. Runs on the room's thread.
 */
final class MoveAway {
  /**
   * For so long before their clients close the old side, streams of those who have moved flow from
   * both seats to who stays; and for so long after, seats wait for that.
   */
  static final Duration OVERLAP = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(MoveAway.class);

  private final Room room;
  private final OperationId operation;
  private final PartId to;
  private final Movers movers = new Movers();

  /** The seats that are to be given up; who comes back later has another one. */
  private final Map<ParticipantId, Participant> seats = new HashMap<>();

  /** Who was let go, and is gone as soon as the overlap is over. */
  private final Set<ParticipantId> leaving = new HashSet<>();

  private int perWave = 1;
  private Duration waveInterval = OVERLAP;
  private long deadlineNanos;
  private boolean waveWaits;
  private @Nullable MoveSnapshot told;
  private boolean abandoned;
  private boolean expired;

  MoveAway(Room room, MoveOrder order) {
    this.room = room;
    this.operation = order.operation();
    this.to = order.to();
  }

  OperationId operation() {
    return operation;
  }

  /** Whether nothing more happens to anybody. */
  boolean hasEnded() {
    boolean nobodyIsLeft = !movers.isUnderWay() && movers.in(MoverState.UNABLE).isEmpty();
    return leaving.isEmpty() && (expired || nobodyIsLeft);
  }

  MoveSnapshot snapshot() {
    return new MoveSnapshot(operation, movers.states(), hasEnded());
  }

  /** Begins, or goes on with more people, newer URLs, another deadline or another pace. */
  void order(MoveOrder order) {
    abandoned = false;
    expired = false;
    perWave = order.perWave();
    waveInterval = order.waveInterval();
    order.destinations().forEach(this::add);
    expireIn(order.deadline());
    tellWave();
    proceed();
  }

  private void add(Destination destination) {
    var who = destination.participant();
    var participant = room.people().here().get(who);
    if (participant == null) {
      movers.add(destination, Movers.Seat.NONE);
      return;
    }
    if (participant != seats.put(who, participant)) {
      movers.forget(who);
    }
    movers.add(destination, participant.migrates() ? Movers.Seat.ABLE : Movers.Seat.UNABLE);
  }

  /** Somebody on the seat that is to be given up, or null. */
  private @Nullable Participant mover(ParticipantId who) {
    var participant = room.people().here().get(who);
    return participant != null && participant.equals(seats.get(who)) ? participant : null;
  }

  /** Whether somebody's seat here stays though there is a later one on the given part. */
  boolean keeps(ParticipantId participant, PartId there) {
    return there.equals(to) && mover(participant) != null;
  }

  /** A client says that all its streams have switched. */
  void moved(ParticipantId participant, OperationId by) {
    if (!operation.equals(by) || mover(participant) == null || !movers.moved(participant)) {
      throw new RefusedException(
          ErrorCode.INVALID_STATE, "this participant was not told to move by this operation");
    }
    room.changed();
    proceed();
  }

  /** Somebody's connection is there again, and may have missed what was told. */
  void connected(Participant participant) {
    var again = mover(participant.id()) == null ? null : movers.toldAgain(participant.id());
    if (again != null) {
      tell(again);
    }
    tellWave();
  }

  /** Somebody has come, gone, or lost the connection, here or there. */
  void peopleChanged() {
    if (expired) {
      return; // What became of everybody is known.
    }
    for (var who : movers.in(MoverState.WAITING, MoverState.TOLD, MoverState.UNABLE)) {
      var participant = mover(who);
      boolean there = isAtTarget(who);
      if (participant == null || (there && participant.peer() == null)) {
        movers.gone(who, there);
      }
    }
    for (var who : movers.in(MoverState.LEFT)) {
      // Known there a moment after it was gone here.
      if (isAtTarget(who)) {
        movers.came(who);
      }
    }
    proceed();
  }

  /** Nobody more is told, and who has not moved may stay. */
  void abandon() {
    abandoned = true;
    movers.abandon();
    room.changed();
    proceed();
  }

  private void tellWave() {
    if (waveWaits) {
      return;
    }
    var wave = movers.nextWave(perWave, this::isConnected);
    wave.forEach(this::tell);
    if (!wave.isEmpty()) {
      room.changed();
      waveWaits = true;
      later(
          waveInterval,
          () -> {
            waveWaits = false;
            tellWave();
          });
    }
  }

  private boolean isConnected(ParticipantId who) {
    var participant = mover(who);
    return participant != null && participant.peer() != null;
  }

  private void tell(Destination destination) {
    var participant = mover(destination.participant());
    if (participant != null) {
      long leftMs = Math.max(0, (deadlineNanos - System.nanoTime()) / 1_000_000);
      participant.notify(
          "migrate",
          MediaJson.object()
              .put("operationId", operation.value())
              .put("url", destination.url().toString())
              .put("deadlineMs", leftMs));
    }
  }

  private void expireIn(Duration deadline) {
    long due = System.nanoTime() + deadline.toNanos();
    deadlineNanos = due;
    later(
        deadline,
        () -> {
          if (due == deadlineNanos) {
            expire();
          }
        });
  }

  private void expire() {
    if (!abandoned && !isTargetReached()) {
      log.info(
          "{} of operation {}: {} is not reached, who has not moved stays",
          room.name(),
          operation,
          to);
      abandoned = true;
      movers.abandon();
    }
    if (abandoned) {
      movers.stay(this::isAtTarget);
    } else {
      expired = true;
      var behind = movers.expire(this::isAtTarget);
      for (var who : behind) {
        if (mover(who) == null) {
          continue;
        }
        log.info("{} did not move from {} in time", who, room.name());
        room.connections()
            .remove(
                who,
                new RefusedException(
                    ErrorCode.STALE_EPOCH,
                    "the participant was to move; ask the application for a new token"));
      }
    }
    room.changed();
    proceed();
  }

  /** Lets those go who have moved, as soon as nobody needs what they send here. */
  private void proceed() {
    tellIfChanged();
    if (movers.isUnderWay()) {
      return;
    }
    boolean more = false;
    for (var who : movers.in(MoverState.MOVED)) {
      var participant = mover(who);
      if (participant != null && leaving.add(who)) {
        participant.leaves();
        more = true;
      }
    }
    if (more) {
      var batch = Set.copyOf(leaving);
      room.neighbours().peopleChanged();
      room.seats().changed();
      later(OVERLAP, () -> letGo(batch));
    }
    tellIfChanged();
  }

  /** Words of other parts come all the time; the control plane need not hear of each. */
  private void tellIfChanged() {
    var now = snapshot();
    if (!now.equals(told)) {
      told = now;
      room.changed();
    }
  }

  private void letGo(Set<ParticipantId> batch) {
    for (var who : batch) {
      var participant = mover(who);
      if (participant != null && participant.leaving()) {
        participant.notify("migrated", MediaJson.object().put("operationId", operation.value()));
      }
    }
    later(OVERLAP, () -> end(batch));
  }

  private void end(Set<ParticipantId> batch) {
    for (var who : batch) {
      var participant = mover(who);
      if (participant != null && participant.leaving()) {
        room.connections()
            .remove(
                who,
                new RefusedException(
                    ErrorCode.REPLACED, "the participant has moved to another part"));
      }
    }
    leaving.removeAll(batch);
    log.info("{} let {} of operation {} go", room.name(), batch.size(), operation);
    room.changed();
  }

  /** Nobody is sent away from a part that is well to one that is not. */
  private boolean isTargetReached() {
    return room.neighbours().find(to).filter(Neighbour::isReached).isPresent();
  }

  private boolean isAtTarget(ParticipantId who) {
    return room.neighbours().find(to).filter(part -> part.knows(who)).isPresent();
  }

  private void later(Duration delay, Runnable task) {
    room.later(
        delay,
        () -> {
          if (room.isMoving(this)) {
            task.run();
          }
        });
  }
}
