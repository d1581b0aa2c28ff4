// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.ParticipantId;
import java.util.Map;

/**
 * A move away from a part as its agent sees it: under way, or ended and not yet forgotten.
 *
 * @param move its name, as in the commands
 * @param movers where each of them stands
 * @param ended whether nothing more happens to anybody
 */
public record MoveReport(String move, Map<ParticipantId, MoverState> movers, boolean ended) {
  public MoveReport {
    movers = Map.copyOf(movers);
  }

  /** How many are in a state. */
  public int count(MoverState state) {
    return (int) movers.values().stream().filter(one -> one == state).count();
  }

  /** Where somebody stands who is to move. */
  public enum MoverState {
    /** Not told yet. */
    WAITING,
    /** Its client is at it. */
    TOLD,
    MOVED,
    /** Had no seat here, or left without moving. */
    LEFT,
    /** Its client does not know migration; it stays until the deadline. */
    UNABLE,
    /** Did not come in time: its connection was ended. */
    LEFT_BEHIND,
    /** Stays, because the move was abandoned. */
    STAYED
  }
}
