// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

/** Whether a room runs where it is wanted. */
public enum RoomState {
  /** Placed, and its agent has not confirmed it yet. */
  OPENING,
  /** Runs on its worker. */
  OPEN,
  /** Being closed. */
  CLOSING,
  /** Its host can't be seen; the call may well go on. */
  NOT_KNOWN
}
