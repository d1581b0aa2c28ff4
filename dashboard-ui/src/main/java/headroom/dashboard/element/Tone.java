// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import headroom.operations.fleet.HostState;
import headroom.operations.fleet.RoomState;
import headroom.operations.fleet.WorkerState;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.OperationState;

/** The look of a state: its colour and icon. The word always stands beside them. */
public enum Tone {
  GOOD("hr-tone-good", Icon.Name.LIVE),
  LATE("hr-tone-late", Icon.Name.STALE),
  BUSY("hr-tone-busy", Icon.Name.CLOCK),
  BAD("hr-tone-bad", Icon.Name.LOST),
  DEAD("hr-tone-bad", Icon.Name.DIED),
  OVER("hr-tone-over", Icon.Name.OVER),
  QUIET("hr-tone-quiet", Icon.Name.STEP);

  private final String cssClass;
  private final Icon.Name icon;

  Tone(String cssClass, Icon.Name icon) {
    this.cssClass = cssClass;
    this.icon = icon;
  }

  public String cssClass() {
    return cssClass;
  }

  public Icon.Name icon() {
    return icon;
  }

  public static Tone of(HostState state) {
    return switch (state) {
      case LIVE -> GOOD;
      case STALE -> LATE;
      case LOST -> BAD;
    };
  }

  public static Tone of(WorkerState state) {
    return switch (state) {
      case RUNNING -> GOOD;
      case STARTING -> BUSY;
      case DIED, FAILED -> DEAD;
    };
  }

  public static Tone of(RoomState state) {
    return switch (state) {
      case OPEN -> GOOD;
      case OPENING, CLOSING -> BUSY;
      case NOT_KNOWN -> LATE;
    };
  }

  public static Tone of(OperationState state) {
    return switch (state) {
      case RUNNING, STOPPING -> BUSY;
      case PAUSED -> LATE;
      case DONE -> GOOD;
      case STOPPED -> QUIET;
      case FAILED -> DEAD;
    };
  }

  /** A step of a move; while it waits or after it was skipped nothing is done. */
  public static Tone of(MoveState state) {
    return switch (state) {
      case WAITING, SKIPPED -> QUIET;
      case OPENING, COMMITTING, ANNOUNCING, MOVING, CLOSING -> BUSY;
      case DONE -> GOOD;
      case FAILED -> DEAD;
    };
  }

  /** The word for a room's state: an underscore is no word. */
  public static String word(RoomState state) {
    return state == RoomState.NOT_KNOWN ? "NOT KNOWN" : state.name();
  }
}
