// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import java.time.Instant;

/**
 * What was set for a scope at one time.
 *
 * @param version counts the changes of this scope, from 1
 * @param values all that is set from then on; empty when everything is inherited again
 * @param reason empty when none was given
 */
public record PolicyVersion(
    PolicyScope scope,
    long version,
    PolicyValues values,
    Instant changedAt,
    String changedBy,
    String reason) {}
