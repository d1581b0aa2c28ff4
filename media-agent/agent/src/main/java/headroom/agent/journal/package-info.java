// SPDX-License-Identifier: Apache-2.0
/**
 * What the agent must know again after a crash and cannot read from its workers: who takes part in
 * which room, epochs, results of commands, keys. See docs/architecture/re-attachment.md.
 */
@NullMarked
package headroom.agent.journal;

import org.jspecify.annotations.NullMarked;
