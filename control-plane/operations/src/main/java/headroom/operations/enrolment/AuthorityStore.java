// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the control plane's own authorities. Throws {@code HeadroomException}. */
public interface AuthorityStore {
  /** Oldest first. */
  List<StoredAuthority> all();

  /**
   * Adds an authority.
   *
   * @param number 1 for the first, and so on
   * @param act null for what is no act of anybody
   * @return false, and nothing is changed, when there is one of this number
   */
  boolean save(int number, StoredAuthority authority, @Nullable AuditEntry act);

  /**
   * An authority as it is kept.
   *
   * @param pin SHA-256 of its public key, in hex
   * @param certificate in base64
   * @param sealedKey its private key, encrypted; in base64
   * @param signsFrom when it takes the place of the one before
   */
  record StoredAuthority(
      String pin, String certificate, String sealedKey, Instant createdAt, Instant signsFrom) {
    @Override
    public String toString() {
      return "StoredAuthority[" + pin + "]";
    }
  }
}
