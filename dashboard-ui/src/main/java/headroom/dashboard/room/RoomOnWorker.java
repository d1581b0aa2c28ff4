// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.PipePicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.RoomId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A room as one worker has it: of a large room, the part that is there. */
public record RoomOnWorker(RoomPicture room, PartPicture part) {
  private static final Comparator<RoomOnWorker> LARGEST_FIRST =
      Comparator.comparingInt(RoomOnWorker::counted).reversed().thenComparing(RoomOnWorker::id);

  /** The rooms of a worker by what counts against it, largest first. */
  public static List<RoomOnWorker> of(WorkerPicture worker, FleetPicture fleet) {
    return worker.rooms().stream()
        .flatMap(id -> fleet.room(id).stream())
        .flatMap(
            room ->
                room.parts().stream()
                    .filter(part -> part.worker().equals(worker.id()))
                    .map(part -> new RoomOnWorker(room, part)))
        .sorted(LARGEST_FIRST)
        .toList();
  }

  public RoomId id() {
    return room.id();
  }

  /** What counts against the worker's capacity, in consumers; those on standby do not. */
  public int counted() {
    return part.counted();
  }

  /** Who sits on the part. */
  public int people() {
    return part.participants();
  }

  /** Streams that are sent to the part. */
  int producers() {
    return room.participants().stream()
        .filter(person -> person.part().equals(part.worker()))
        .mapToInt(person -> person.producers().size())
        .sum();
  }

  /** Pipes of the room that begin or end on the worker. */
  public Stream<PipeOfRoom> pipes() {
    return room.pipes().stream().filter(this::touches).map(pipe -> new PipeOfRoom(id(), pipe));
  }

  static Comparator<RoomOnWorker> largestFirst() {
    return LARGEST_FIRST;
  }

  private boolean touches(PipePicture pipe) {
    return pipe.from().equals(part.worker()) || pipe.to().equals(part.worker());
  }
}
