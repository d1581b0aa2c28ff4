// SPDX-License-Identifier: Apache-2.0
/**
 * Decides who is live, on standby or off in a room that spans several routers. Pure: no clock, no
 * threads, no effects. See docs/architecture/speakers.md.
 */
@NullMarked
package headroom.agent.speaker;

import org.jspecify.annotations.NullMarked;
