// SPDX-License-Identifier: Apache-2.0
/**
 * Many participants in one process, steered by JSON lines; see docs/architecture/participant.md.
 */
@NullMarked
package headroom.participant.swarm;

import org.jspecify.annotations.NullMarked;
