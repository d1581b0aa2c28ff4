// SPDX-License-Identifier: Apache-2.0
/**
 * Moves of participants from one part of a room to another: what is asked for, and how far it has
 * come. Nothing here has a clock, a thread or an effect. See docs/architecture/migration.md.
 */
@NullMarked
package headroom.agent.move;

import org.jspecify.annotations.NullMarked;
