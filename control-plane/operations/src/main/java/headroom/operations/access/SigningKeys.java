// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port: keys that sign join tokens and invitations. The newest signs; agents accept the newest two.
 * Throws {@code HeadroomException} DATABASE_UNAVAILABLE.
 */
public interface SigningKeys {
  /** Newest first. */
  List<SigningKey> all();

  /**
   * Adds keys that are newer than all others.
   *
   * @param newest the id of the newest so far; null when there is none
   * @param act null for what is no act of anybody
   * @return false, and nothing is changed, when another one is the newest by now
   */
  boolean add(List<SigningKey> keys, @Nullable String newest, @Nullable AuditEntry act);

  /** Notes since when a key signs; the first word counts. */
  void signs(String id, Instant since);

  /**
   * An ES256 key as a JSON Web Key with its private part: a secret, never logged.
   *
   * @param id the key id that tokens carry
   * @param signsSince when a control plane was started with it as the newest; null while none was
   */
  record SigningKey(String id, String privateJwk, Instant createdAt, @Nullable Instant signsSince) {
    @Override
    public String toString() {
      return "SigningKey[" + id + "]";
    }
  }
}
