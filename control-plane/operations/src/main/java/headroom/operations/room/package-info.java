// SPDX-License-Identifier: Apache-2.0
/** Rooms: creating, finding and closing them, and the tokens to join them. */
@NullMarked
package headroom.operations.room;

import org.jspecify.annotations.NullMarked;
