// SPDX-License-Identifier: Apache-2.0
package headroom.persistence.backup;

import headroom.persistence.backup.BackupRefusedException.Why;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * The first lines of a backup.
 *
 * @param madeAt the moment whose state it holds
 * @param release that made it
 * @param schema version of the tables: that of the newest migration
 * @param auditHead {@code NUMBER:HASH} of the audit's newest entry in it
 */
public record BackupHeader(Instant madeAt, String release, int schema, String auditHead) {
  private static final String TITLE = "Headroom backup ";
  private static final String FORMAT = "1";
  private static final String MADE_AT = "made-at ";
  private static final String RELEASE = "release ";
  private static final String SCHEMA = "schema ";
  private static final String AUDIT_HEAD = "audit-head ";

  static final int LINES = 5;

  List<String> lines() {
    return List.of(
        TITLE + FORMAT,
        MADE_AT + madeAt,
        RELEASE + release,
        SCHEMA + schema,
        AUDIT_HEAD + auditHead);
  }

  /** Whether a file can be a backup at all. */
  static void requireTitle(String line) throws BackupRefusedException {
    if (!line.startsWith(TITLE)) {
      throw new BackupRefusedException(Why.FILE, "This is no backup of Headroom.");
    }
    if (!line.equals(TITLE + FORMAT)) {
      throw new BackupRefusedException(
          Why.FILE,
          "The backup has a form that this release does not know ("
              + line
              + "). Restore it with the release that made it, or a newer one.");
    }
  }

  static BackupHeader parse(List<String> lines) throws BackupRefusedException {
    try {
      return new BackupHeader(
          Instant.parse(value(lines.get(1), MADE_AT)),
          value(lines.get(2), RELEASE),
          Integer.parseInt(value(lines.get(3), SCHEMA)),
          value(lines.get(4), AUDIT_HEAD));
    } catch (DateTimeException | NumberFormatException e) {
      throw BackupRefusedException.damaged("its first lines can't be read");
    }
  }

  private static String value(String line, String key) throws BackupRefusedException {
    if (!line.startsWith(key)) {
      throw BackupRefusedException.damaged("its first lines can't be read");
    }
    return line.substring(key.length());
  }
}
