// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import headroom.planning.policy.EffectivePolicy;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import java.util.Optional;

/**
 * What holds for a scope, and why.
 *
 * @param own what is set there itself
 * @param effective what holds there, with each value's origin
 * @param inherited what would hold if nothing were set there itself
 * @param newest the last change there; empty when there never was one
 */
public record PolicyAt(
    PolicyScope scope,
    PolicyValues own,
    EffectivePolicy effective,
    EffectivePolicy inherited,
    Optional<PolicyVersion> newest) {
  /** The version to name when it is changed; 0 when nothing was ever set. */
  public long version() {
    return newest.map(PolicyVersion::version).orElse(0L);
  }
}
