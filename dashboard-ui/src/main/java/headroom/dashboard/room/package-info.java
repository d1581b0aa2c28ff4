// SPDX-License-Identifier: Apache-2.0
/** Rooms, and one room. */
@NullMarked
package headroom.dashboard.room;

import org.jspecify.annotations.NullMarked;
