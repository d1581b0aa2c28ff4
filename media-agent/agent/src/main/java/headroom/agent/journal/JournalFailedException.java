// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

/** A change could not be written or a record not be read: the disk is full, or fails. */
public final class JournalFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalFailedException(Exception cause) {
    super("the journal failed: " + cause.getMessage(), cause);
  }
}
