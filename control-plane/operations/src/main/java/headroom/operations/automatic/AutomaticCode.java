// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

/** Stable words for what automatic mode did and why; the same in the log, the API and the tests. */
public enum AutomaticCode {
  /** An operator switched it on. */
  SWITCHED_ON,
  /** An operator switched it off. */
  SWITCHED_OFF,
  /** An operator changed how it goes about it. */
  SETTINGS_CHANGED,
  /** An operator lets it act again after a mass failure. */
  RESUMED,
  /** An operation was asked for. */
  MOVED,
  /** The operation that was asked for did not begin. */
  REFUSED,
  /** Its own operation begins no further move. */
  STOPPED_OPERATION,
  /** A large part of the fleet was lost at once: it halts. */
  MASS_FAILURE,
  /** Nothing: it has halted and nobody has resumed it. */
  HALTED,
  /** Nothing: no worker is above its line. */
  ALL_BELOW,
  /** Nothing: workers are above their lines, and not for long enough. */
  NOT_LONG_ENOUGH,
  /** Nothing: what would be moved was moved a short time ago. */
  COOL_DOWN,
  /** Nothing: its own last operation is not over. */
  OWN_OPERATION,
  /** Nothing: an operator's operation runs there. */
  OPERATORS_OPERATION,
  /** Nothing: no move would bring the workers under their lines. */
  NO_MOVE;

  /** Whether it is a decision to do nothing, of which the same one may follow many times. */
  public boolean isNothing() {
    return switch (this) {
      case HALTED,
          ALL_BELOW,
          NOT_LONG_ENOUGH,
          COOL_DOWN,
          OWN_OPERATION,
          OPERATORS_OPERATION,
          NO_MOVE ->
          true;
      case SWITCHED_ON,
          SWITCHED_OFF,
          SETTINGS_CHANGED,
          RESUMED,
          MOVED,
          REFUSED,
          STOPPED_OPERATION,
          MASS_FAILURE ->
          false;
    };
  }
}
