// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.planning.WorkerId;

/**
 * A further part of a room, beside its home.
 *
 * @param byHand whether an operator opened it; then it stays while empty
 */
public record WantedPart(WorkerId worker, boolean byHand) {}
