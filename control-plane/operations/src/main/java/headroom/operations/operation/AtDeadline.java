// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

/** What becomes of people who are still to be moved at an operation's deadline. */
public enum AtDeadline {
  /** They stay until their clients leave by themselves. */
  WAIT,
  /** Connections of clients that don't know migration are ended; they come back elsewhere. */
  MOVE_ANYWAY,
  /** Rooms that have not moved are closed. */
  CLOSE
}
