// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.audit.AuditEntry;
import headroom.planning.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Port: tokens and identities. Throws {@code HeadroomException} DATABASE_UNAVAILABLE.
 *
 * <p>An act's entry in the audit is written with what the act changes, or neither is.
 */
public interface EnrolmentStore {
  /** Adds a token; those that wait for the same host are cancelled. */
  void issue(EnrolmentToken token, String sha256, AuditEntry act);

  /** Tokens made since then, newest first. */
  List<EnrolmentToken> tokens(Instant since);

  Optional<EnrolmentToken> token(UUID id);

  /** The token of a secret with this digest. */
  Optional<EnrolmentToken> token(String sha256);

  /** Cancels a token that waits; false when it does not. */
  boolean cancel(UUID id, Instant now, AuditEntry act);

  /** Forgets tokens that were made before. */
  int forget(Instant before);

  /**
   * Uses a token that waits, and puts an identity in the place of the version before it; a first
   * one has version 1.
   *
   * @return false, and nothing is changed, when the token waits no more or the identity has another
   *     version
   */
  boolean redeem(UUID token, Instant now, HostIdentity identity, AuditEntry act);

  List<HostIdentity> identities();

  Optional<HostIdentity> identity(HostId host);

  /**
   * Puts an identity in the place of the version before it.
   *
   * @param act null for what is no act of anybody
   * @return false, and nothing is changed, when the stored one has another version
   */
  boolean change(HostIdentity identity, @Nullable AuditEntry act);

  /**
   * Removes a host that no open room has a part on, and changes its identity if it has one.
   *
   * @return false, and nothing is changed, when a room is wanted there or the identity has another
   *     version
   */
  boolean remove(HostId host, @Nullable HostIdentity identity, AuditEntry act);
}
