// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

/**
 * A rule that a plan breaks.
 *
 * @param text what is wrong, in words for operators
 */
public record PlanViolation(Rule rule, String text) {
  /** What a plan must keep to. */
  public enum Rule {
    /** The plan was made from the snapshot that it is checked against. */
    VERSION,
    /** Moves are numbered from 1 on, waves too, without gaps. */
    NUMBERING,
    /** No wave has more moves than may run at once. */
    PARALLEL,
    /** Each move says why. */
    REASON,
    /** What moves is where the move says, with the people and the load that it says. */
    SOURCE,
    /** What can't be moved isn't. */
    IMMOVABLE,
    /** Nothing goes onto workers that take no rooms. */
    HINDRANCE,
    /** At every moment targets are at or below their lines, both copies of what moves counted. */
    CAPACITY,
    /** Parts stay in the host group that they belong to. */
    GROUP,
    /** No host gets a second part of a room where that is forbidden. */
    ONE_HOST,
    /** A room is in at most one move of a wave. */
    ROOM_TWICE,
    /** What was moved isn't moved again. */
    MOVED_TWICE,
    /** Where parts meet they merge, and the move says so. */
    MERGE,
    /** The fleet afterwards is what the plan promised. */
    FORECAST,
    /** What was refused really fits nowhere, and so many consumers are missing. */
    REFUSAL,
    /** The plan does what was asked for, and nothing else. */
    PROMISE,
    /** The worst worker doesn't get worse, and no more people move than are allowed. */
    REBALANCE
  }
}
