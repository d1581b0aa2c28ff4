// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;

/**
 * A wish for other values.
 *
 * @param values all that shall be set there; what is absent is inherited
 * @param expectedVersion the version that whoever wishes has seen; 0 when nothing was ever set
 * @param who the operator or back end
 * @param reason empty for none
 */
public record PolicyChange(
    PolicyScope scope, PolicyValues values, long expectedVersion, String who, String reason) {}
