// SPDX-License-Identifier: Apache-2.0
/**
 * A room over several parts: the plan that all its agents follow, and the words that two parts have
 * for each other. Nothing here knows whether the other part is on this host. See
 * docs/architecture/large-rooms.md.
 */
@NullMarked
package headroom.agent.part;

import org.jspecify.annotations.NullMarked;
