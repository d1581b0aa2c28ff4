// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import java.nio.file.Path;

/** The journal cannot be opened: another agent has it, or the file is damaged. */
public final class JournalUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalUnavailableException(Path file, Exception cause) {
    super(
        "the journal "
            + file
            + " cannot be opened ("
            + cause.getMessage()
            + "); is another agent running with the same data-dir?",
        cause);
  }
}
