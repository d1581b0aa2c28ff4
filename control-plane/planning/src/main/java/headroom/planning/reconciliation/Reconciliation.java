// SPDX-License-Identifier: Apache-2.0
package headroom.planning.reconciliation;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Compares the parts of rooms that are wanted on a host with those that run there.
 *
 * <p>Goal: afterwards both agree, and nobody in a call has noticed. Constraint: nothing is closed
 * only because the control plane did not know it. Algorithm: one pass over each side, room by room;
 * wherever a part is missing, unwanted, or follows an earlier plan, the host is told the room's
 * plan, and its agent does the rest.
 */
public final class Reconciliation {
  private static final long NEVER_CLOSED = 0;

  private Reconciliation() {}

  /**
   * A room that is wanted open.
   *
   * @param epoch raised by one each time the home changes
   * @param revision of its plan, raised by one with each change within an epoch
   * @param parts where it shall run, the home first
   */
  public record Wanted(RoomId room, long epoch, long revision, List<WorkerId> parts) {
    public Wanted {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of a room that an agent runs.
   *
   * @param revision of the plan that it follows; 0 when none
   */
  public record Running(RoomId room, int workerNumber, long epoch, long revision) {}

  /** One difference and what to do about it. */
  public sealed interface Action {
    RoomId room();

    /**
     * Parts are missing, unwanted, or follow an earlier plan: tell the host the room's plan.
     *
     * @param workerNumber the home if it is on this host, else any part of this host, else one that
     *     runs here and shall not
     */
    record Tell(RoomId room, int workerNumber) implements Action {}

    /** Running here, and closed or moved away meanwhile: close this copy. */
    record Close(RoomId room, long epoch, String reason) implements Action {}

    /** Running here and never heard of: take it up as wanted. */
    record Adopt(RoomId room) implements Action {}

    /**
     * Running here since before the database was restored, while the room goes on elsewhere: make
     * it a part of the room, so that nobody is sent away.
     */
    record Join(RoomId room, int workerNumber) implements Action {}
  }

  /**
   * Decides for one host.
   *
   * @param wanted rooms that are wanted open: at least those on this host and those of {@code
   *     running}
   * @param closed running rooms that were closed on purpose, with the highest epoch that they had
   *     then; what runs in a later one was opened since
   * @param running what the host's agent runs
   * @param floor no room had a later epoch before the database was restored; 0 if it never was
   */
  public static List<Action> decide(
      HostId host,
      Collection<Wanted> wanted,
      Map<RoomId, Long> closed,
      Collection<Running> running,
      long floor) {
    Map<RoomId, List<Running>> byRoom = new LinkedHashMap<>();
    running.forEach(
        part -> byRoom.computeIfAbsent(part.room(), room -> new ArrayList<>()).add(part));
    Map<RoomId, Wanted> open = new HashMap<>();
    wanted.forEach(room -> open.put(room.room(), room));
    List<Action> actions = new ArrayList<>();
    byRoom.forEach(
        (room, parts) -> {
          Wanted want = open.get(room);
          long epoch = parts.stream().mapToLong(Running::epoch).max().orElseThrow();
          if (want != null) {
            compare(host, want, parts, floor, actions);
          } else if (epoch <= closed.getOrDefault(room, NEVER_CLOSED)) {
            actions.add(new Action.Close(room, epoch, "ROOM_CLOSED"));
          } else {
            actions.add(new Action.Adopt(room));
          }
        });
    wanted.stream()
        .filter(room -> !byRoom.containsKey(room.room()))
        .forEach(room -> compare(host, room, List.of(), floor, actions));
    return List.copyOf(actions);
  }

  private static void compare(
      HostId host, Wanted want, List<Running> running, long floor, List<Action> actions) {
    SortedSet<Integer> here = new TreeSet<>();
    want.parts().stream()
        .filter(part -> part.host().equals(host))
        .forEach(part -> here.add(part.number()));
    // A later epoch: the agent knows more than we do.
    if (running.stream().anyMatch(part -> part.epoch() > want.epoch())) {
      return;
    }
    List<Action> joining =
        running.stream()
            .filter(part -> part.epoch() <= floor && want.epoch() > floor)
            .filter(part -> !here.contains(part.workerNumber()))
            .<Action>map(part -> new Action.Join(want.room(), part.workerNumber()))
            .toList();
    if (!joining.isEmpty()) {
      // Told the plan now, the host would close them; the next pass tells the one that has them.
      actions.addAll(joining);
      return;
    }
    if (here.isEmpty()) {
      running.stream().findFirst().ifPresent(part -> actions.add(leave(want, part)));
      return;
    }
    SortedSet<Integer> runs = new TreeSet<>();
    running.forEach(part -> runs.add(part.workerNumber()));
    boolean late =
        running.stream()
            .anyMatch(part -> part.epoch() < want.epoch() || part.revision() < want.revision());
    if (late || !runs.equals(here)) {
      actions.add(new Action.Tell(want.room(), numberOn(host, want.parts())));
    }
  }

  /**
   * A host that lost its part within a plan is told the plan, so that an older word can't undo it;
   * a copy that follows no plan of this epoch is closed.
   */
  private static Action leave(Wanted want, Running part) {
    return part.epoch() == want.epoch() && part.revision() > 0
        ? new Action.Tell(want.room(), part.workerNumber())
        : new Action.Close(want.room(), want.epoch(), "ROOM_MOVED");
  }

  private static int numberOn(HostId host, List<WorkerId> parts) {
    return parts.stream()
        .filter(part -> part.host().equals(host))
        .mapToInt(WorkerId::number)
        .findFirst()
        .orElseThrow();
  }
}
