// SPDX-License-Identifier: Apache-2.0
package headroom.persistence.backup;

/** A backup that can't be written or brought back as things are. */
public final class BackupRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is. */
  public enum Why {
    /** It is no backup, is damaged, or was made by a newer release. */
    FILE,
    /** The database has rows already, or no Headroom has ever used it. */
    DATABASE,
    /** A control plane uses the database, or it belongs to another user. */
    SETTINGS
  }

  private final Why why;

  BackupRefusedException(Why why, String problem) {
    super(problem);
    this.why = why;
  }

  public Why why() {
    return why;
  }

  static BackupRefusedException damaged(String how) {
    return new BackupRefusedException(
        Why.FILE, "The backup is damaged: " + how + ". Take another one.");
  }
}
