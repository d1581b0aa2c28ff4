// SPDX-License-Identifier: Apache-2.0
/**
 * Rooms and who is in them: signalling methods, consumers, speakers, and how all of it comes back
 * after a crash. See docs/architecture/agent.md.
 */
@NullMarked
package headroom.agent.room;

import org.jspecify.annotations.NullMarked;
