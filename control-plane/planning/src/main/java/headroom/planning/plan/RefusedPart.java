// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * A part that has to go somewhere and can't.
 *
 * @param worker where it stays; null for a room that arrives
 * @param load in counted consumers
 * @param missing consumers by which the best worker falls short of it; 0 when room isn't what is
 *     missing
 * @param reason in words for operators: why, and what would help
 */
public record RefusedPart(
    RoomId room, @Nullable WorkerId worker, int people, long load, long missing, String reason) {}
