// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import java.util.Locale;

/**
 * What an act was done to.
 *
 * @param name within its kind: {@code media-03}, {@code media-03/w5}, a room's id, a policy's scope
 */
public record AuditObject(Kind kind, String name) {
  private static final int MOST_CHARACTERS = 300;

  /** The kinds of things that acts are done to. */
  public enum Kind {
    POLICY,
    HOST,
    WORKER,
    ROOM,
    OPERATION,
    /** Somebody who signs in. */
    USER,
    /** A back end's key. */
    KEY,
    /** Automatic mode as a whole. */
    AUTOMATIC,
    /** What belongs to no single host, for example {@code agents}: their authority. */
    FLEET
  }

  public AuditObject {
    if (name.isEmpty() || name.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("The name of an audited object has 1 to 300 characters.");
    }
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + name;
  }
}
