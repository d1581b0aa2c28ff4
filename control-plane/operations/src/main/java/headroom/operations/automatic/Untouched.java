// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.Operation;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What automatic mode leaves alone.
 *
 * @param hosts from or to which operators' operations still move people
 * @param rooms that they still move
 * @param resting workers that automatic mode has moved people from or to a short time ago, or from
 *     or to which somebody took that back
 * @param relieved of these, those it moved people from: nobody is sent back there
 */
record Untouched(
    Set<HostId> hosts, Set<RoomId> rooms, Set<WorkerId> resting, Set<WorkerId> relieved) {
  static final Untouched NOTHING = new Untouched(Set.of(), Set.of(), Set.of(), Set.of());

  Untouched {
    hosts = Set.copyOf(hosts);
    rooms = Set.copyOf(rooms);
    resting = Set.copyOf(resting);
    relieved = Set.copyOf(relieved);
  }

  /** Whether it is automatic mode's own. */
  static boolean isOwn(Operation operation) {
    return operation.requestedBy().equals(AutomaticMode.ACTOR);
  }

  /**
   * From what runs and what has run.
   *
   * @param open operations that are not over
   * @param ended operations that ended a short time ago
   */
  static Untouched by(
      List<Operation> open, List<Operation> ended, AutomaticSettings settings, Instant now) {
    Set<HostId> hosts = new HashSet<>();
    Set<RoomId> rooms = new HashSet<>();
    open.stream()
        .filter(operation -> !isOwn(operation))
        .flatMap(operation -> operation.moves().stream())
        .filter(move -> !move.state().isOver())
        .forEach(
            move -> {
              hosts.add(move.move().from().host());
              hosts.add(move.move().to().host());
              rooms.add(move.move().room());
            });
    Set<Object> own =
        ended.stream()
            .filter(Untouched::isOwn)
            .map(Operation::id)
            .collect(Collectors.toUnmodifiableSet());
    Set<WorkerId> resting = new HashSet<>();
    Set<WorkerId> relieved = new HashSet<>();
    for (Operation operation : ended) {
      Instant end = operation.endedAt();
      boolean itsOwn = isOwn(operation);
      boolean takenBack =
          operation.reverseOf() != null
              && own.contains(Objects.requireNonNull(operation.reverseOf()));
      if (end == null
          || !(itsOwn || takenBack)
          || !now.isBefore(end.plus(settings.workerCoolDown()))) {
        continue;
      }
      for (MoveProgress move : operation.moves()) {
        resting.add(move.move().from());
        resting.add(move.move().to());
        if (itsOwn) {
          relieved.add(move.move().from());
        }
      }
    }
    return new Untouched(hosts, rooms, resting, relieved);
  }

  /** Whether an operator's operation is at what this one still moves. */
  boolean meets(Operation own) {
    return own.moves().stream()
        .filter(move -> !move.state().isOver())
        .map(MoveProgress::move)
        .anyMatch(
            move ->
                rooms.contains(move.room())
                    || hosts.contains(move.from().host())
                    || hosts.contains(move.to().host()));
  }
}
