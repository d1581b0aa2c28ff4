// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.operations.ErrorCode;

/** How a command ends, after sysexits.h. */
final class ExitCode {
  static final int DONE = 0;

  /** Done, and somebody has changed the audit that came back. */
  static final int AUDIT_CHANGED = 1;

  static final int USAGE = 64;

  /** A file that was given can't be used. */
  static final int BAD_FILE = 65;

  static final int NO_FILE = 66;

  /** None of the others; the message tells. */
  static final int FAILED = 70;

  /** What is to be made is there already, or can't be made. */
  static final int CANT_CREATE = 73;

  /** A disk is full, or breaks. */
  static final int IO_ERROR = 74;

  /** The database is away, or it is too early: try again later. */
  static final int UNAVAILABLE = 75;

  /** Others may read what is secret, or a host is locked. */
  static final int NO_PERMISSION = 77;

  static final int BAD_CONFIGURATION = 78;

  private ExitCode() {}

  /** For a refusal of a use case. */
  static int of(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST -> USAGE;
      case DATABASE_UNAVAILABLE, ROTATION_RUNNING -> UNAVAILABLE;
      case HOST_LOCKED -> NO_PERMISSION;
      case ENROLMENT_OFF -> BAD_CONFIGURATION;
      default -> FAILED;
    };
  }
}
