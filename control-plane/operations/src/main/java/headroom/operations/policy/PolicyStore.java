// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import headroom.operations.audit.AuditEntry;
import headroom.planning.policy.PolicyScope;
import java.util.List;

/** Port: policies and all they ever were. Throws {@code HeadroomException} DATABASE_UNAVAILABLE. */
public interface PolicyStore {
  /** The newest version of each scope that was ever set. */
  List<PolicyVersion> newest();

  /** All versions of a scope, newest first. */
  List<PolicyVersion> versions(PolicyScope scope);

  /**
   * Adds a version and the act's entry in the audit, both or neither.
   *
   * @return false when the version does not follow the newest one of its scope; then nothing is
   *     written
   */
  boolean add(PolicyVersion version, AuditEntry act);
}
