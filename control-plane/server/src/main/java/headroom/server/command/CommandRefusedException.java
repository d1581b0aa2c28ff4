// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

/** A command that can't be carried out; the message is for the terminal. */
final class CommandRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandRefusedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
