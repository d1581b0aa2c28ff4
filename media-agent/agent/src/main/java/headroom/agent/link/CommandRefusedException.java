// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

/** A command that was not carried out, with its code of the contract. */
public final class CommandRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  public CommandRefusedException(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** The codes of CommandResult. */
  public enum Code {
    STALE_EPOCH,
    STALE_INCARNATION,
    COMMAND_TOO_LATE,
    WORKER_UNAVAILABLE,
    ROOM_UNKNOWN,
    INVALID_COMMAND,
    MOVE_UNDER_WAY
  }
}
