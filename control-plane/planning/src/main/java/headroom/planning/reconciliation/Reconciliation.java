// SPDX-License-Identifier: Apache-2.0
package headroom.planning.reconciliation;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the rooms that are wanted on a host with those that run there.
 *
 * <p>Goal: afterwards both agree, and nobody in a call has noticed. Constraints: nothing is closed
 * only because the control plane did not know it, and what runs on another worker of the host than
 * wanted stays where it runs. Algorithm: one pass over each side.
 */
public final class Reconciliation {
  private Reconciliation() {}

  /** A room that is wanted open. */
  public record Wanted(RoomId room, WorkerId home, long epoch) {}

  /** A room that an agent runs. */
  public record Running(RoomId room, int workerNumber, long epoch) {}

  /** One difference and what to do about it. */
  public sealed interface Action {
    RoomId room();

    /** Wanted here and not running: open it. */
    record Open(Wanted wanted) implements Action {
      @Override
      public RoomId room() {
        return wanted.room();
      }
    }

    /**
     * Wanted and running here, under an earlier epoch than wanted: tell the agent the wanted one,
     * or it refuses the tokens that are issued now.
     */
    record Raise(Running running, long epoch) implements Action {
      @Override
      public RoomId room() {
        return running.room();
      }
    }

    /** Running here, and closed or moved away meanwhile: close this copy. */
    record Close(RoomId room, long epoch, String reason) implements Action {}

    /** Running here and never heard of: take it up as wanted. */
    record Adopt(Running running) implements Action {
      @Override
      public RoomId room() {
        return running.room();
      }
    }
  }

  /**
   * Decides for one host.
   *
   * @param wanted rooms that are wanted open: at least those on this host and those of {@code
   *     running}
   * @param closed ids of running rooms that were closed on purpose
   * @param running what the host's agent runs
   */
  public static List<Action> decide(
      HostId host, Collection<Wanted> wanted, Set<RoomId> closed, Collection<Running> running) {
    Map<RoomId, Wanted> byRoom = new HashMap<>();
    wanted.forEach(room -> byRoom.put(room.room(), room));
    List<Action> actions = new ArrayList<>();
    Set<RoomId> seen = new HashSet<>();
    for (Running room : running) {
      seen.add(room.room());
      Wanted want = byRoom.get(room.room());
      if (want == null) {
        actions.add(
            closed.contains(room.room())
                ? new Action.Close(room.room(), room.epoch(), "ROOM_CLOSED")
                : new Action.Adopt(room));
      } else if (!want.home().host().equals(host)) {
        actions.add(new Action.Close(room.room(), want.epoch(), "ROOM_MOVED"));
      } else if (room.epoch() < want.epoch()) {
        actions.add(new Action.Raise(room, want.epoch()));
      }
    }
    wanted.stream()
        .filter(room -> room.home().host().equals(host) && !seen.contains(room.room()))
        .map(Action.Open::new)
        .forEach(actions::add);
    return List.copyOf(actions);
  }
}
