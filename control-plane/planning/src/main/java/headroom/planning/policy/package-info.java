// SPDX-License-Identifier: Apache-2.0
/**
 * What operators may set for the fleet, a host group, a host or a worker: values, their
 * inheritance, and what a change would do.
 */
@NullMarked
package headroom.planning.policy;

import org.jspecify.annotations.NullMarked;
