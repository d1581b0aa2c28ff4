// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.journal.RoomEntry;
import headroom.agent.journal.RoomJournal;
import headroom.agent.link.CommandRefusedException;
import headroom.agent.link.CommandRefusedException.Code;
import headroom.agent.link.CommandTarget;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.OperationId;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import headroom.agent.move.ArrivalOrder;
import headroom.agent.move.MoveOrder;
import headroom.agent.part.RoomPlan;
import headroom.agent.worker.RunningWorker;
import headroom.mediasoup.error.MediasoupException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What commands of the control plane do to the rooms of this host. */
final class RoomCommands implements CommandTarget {
  private final Rooms rooms;
  private final RoomContext context;
  private final RoomJournal journal;

  RoomCommands(Rooms rooms) {
    this.rooms = rooms;
    this.context = rooms.context();
    this.journal = context.journal();
  }

  @Override
  public void open(RoomId id, RoomEpoch epoch, WorkerNumber workerNumber, @Nullable RoomPlan plan) {
    requireCurrent(id, epoch);
    var wanted = plan == null ? RoomPlan.alone(new PartId(context.host(), workerNumber)) : plan;
    requireNewest(id, epoch, wanted);
    var here = wanted.on(context.host());
    leaveUnplanned(id, epoch, here, plan != null);
    if (here.isEmpty()) {
      journal.removePlan(id);
    } else if (plan != null) {
      journal.store(id, plan);
    }
    // One worker that is away keeps the others' parts from nothing.
    CommandRefusedException refusal = null;
    for (var part : here) {
      try {
        openPart(id, epoch, part.worker(), wanted);
      } catch (CommandRefusedException e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    if (refusal != null) {
      throw refusal;
    }
  }

  /**
   * Parts that the plan no longer has. With a new epoch one of them may become the part that is new
   * here: then its participants' connections stay, and they begin anew on the other worker.
   */
  private void leaveUnplanned(RoomId id, RoomEpoch epoch, List<PartId> planned, boolean isPlan) {
    for (var room : rooms.partsOf(id)) {
      if (planned.contains(room.part())) {
        continue;
      }
      var successor =
          planned.stream()
              .filter(part -> rooms.find(id, part.worker()) == null)
              .findFirst()
              .orElse(null);
      if (successor == null) {
        end(room, new RefusedException(ErrorCode.WORKER_UNAVAILABLE, "the room's part has ended"));
      } else if (isPlan && !room.epoch().isBefore(epoch)) {
        // A plan that we missed took it out; the new part is another one.
        end(room, new RefusedException(ErrorCode.WORKER_UNAVAILABLE, "the room's part has ended"));
      } else if (room.epoch().isBefore(epoch)) {
        move(room, epoch, successor.worker());
      } else {
        throw new CommandRefusedException(
            Code.INVALID_COMMAND,
            "the room is open on worker "
                + room.part().worker()
                + " in this epoch; moving it takes a higher one");
      }
    }
  }

  private void move(Room room, RoomEpoch epoch, WorkerNumber number) {
    var worker = running(number);
    String former = room.key();
    onWorker(
        number,
        () ->
            room.call(
                () -> {
                  room.open(worker, epoch, "TRANSPORT_CLOSED");
                  return room;
                }));
    rooms.moved(room, former);
  }

  private void openPart(RoomId id, RoomEpoch epoch, WorkerNumber number, RoomPlan plan) {
    var worker = running(number);
    String key = RoomEntry.key(id, number);
    var room = rooms.findOrAdd(key, () -> new Room(id, epoch, number, plan, context));
    try {
      onWorker(
          number,
          () ->
              room.call(
                  () -> {
                    if (!room.hasHome()) {
                      room.open(worker, epoch, "WORKER_DIED");
                      room.findNeighbours();
                    } else if (room.epoch().isBefore(epoch)) {
                      room.raise(epoch);
                    }
                    room.follow(plan);
                    room.neighbours().begin();
                    return room;
                  }));
    } catch (CommandRefusedException e) {
      rooms.removeUnopened(key);
      throw e;
    }
  }

  private RunningWorker running(WorkerNumber number) {
    var worker = rooms.running(number);
    if (worker == null) {
      throw new CommandRefusedException(
          Code.WORKER_UNAVAILABLE, "worker " + number + " does not run on this host");
    }
    return worker;
  }

  private static void onWorker(WorkerNumber number, Supplier<Room> act) {
    try {
      var _ = act.get();
    } catch (MediasoupException e) {
      throw new CommandRefusedException(
          Code.WORKER_UNAVAILABLE, "worker " + number + " fails: " + e.getMessage());
    }
  }

  @Override
  public void close(RoomId id, RoomEpoch epoch, String reason) {
    requireCurrent(id, epoch);
    var parts = requireParts(id);
    journal.raiseEpoch(id, epoch);
    journal.removePlan(id);
    parts.forEach(
        room ->
            end(
                room,
                new RefusedException(
                    ErrorCode.ROOM_CLOSED,
                    reason.isEmpty() ? "the room has been closed" : reason)));
  }

  private void end(Room room, RefusedException reason) {
    room.call(
        () -> {
          room.close(reason);
          return room;
        });
    rooms.remove(room);
    context.changed().run();
  }

  private List<Room> requireParts(RoomId id) {
    var parts = rooms.partsOf(id);
    if (parts.isEmpty()) {
      throw new CommandRefusedException(Code.ROOM_UNKNOWN, "the room is not on this host");
    }
    return parts;
  }

  @Override
  public void remove(RoomId id, RoomEpoch epoch, ParticipantId participant, String reason) {
    requireCurrent(id, epoch);
    var removed =
        new RefusedException(
            ErrorCode.REMOVED, reason.isEmpty() ? "removed by an operator" : reason);
    for (var room : requireParts(id)) {
      room.call(
          () -> {
            room.connections().remove(participant, removed);
            return room;
          });
    }
  }

  @Override
  public void expect(RoomId id, RoomEpoch epoch, WorkerNumber worker, ArrivalOrder order) {
    inPart(id, epoch, worker, room -> room.moves().expect(order));
  }

  @Override
  public void move(RoomId id, RoomEpoch epoch, WorkerNumber worker, MoveOrder order) {
    inPart(id, epoch, worker, room -> room.moves().order(order));
  }

  @Override
  public void abandon(RoomId id, RoomEpoch epoch, WorkerNumber worker, OperationId operation) {
    inPart(id, epoch, worker, room -> room.moves().abandon(operation));
  }

  private void inPart(RoomId id, RoomEpoch epoch, WorkerNumber worker, Consumer<Room> act) {
    requireCurrent(id, epoch);
    var room = rooms.find(id, worker);
    if (room == null) {
      throw new CommandRefusedException(
          Code.ROOM_UNKNOWN, "the room has no part on worker " + worker);
    }
    room.call(
        () -> {
          act.accept(room);
          return room;
        });
  }

  private void requireNewest(RoomId id, RoomEpoch epoch, RoomPlan plan) {
    for (var room : rooms.partsOf(id)) {
      if (room.epoch().equals(epoch) && plan.revision() < room.plan().revision()) {
        throw new CommandRefusedException(
            Code.STALE_EPOCH,
            "plan " + plan.revision() + " has been overtaken by plan " + room.plan().revision());
      }
    }
  }

  private void requireCurrent(RoomId id, RoomEpoch epoch) {
    var highest = journal.highestEpoch(id);
    if (highest != null && epoch.isBefore(highest)) {
      throw new CommandRefusedException(
          Code.STALE_EPOCH, "epoch " + epoch + " has been overtaken by " + highest);
    }
  }
}
