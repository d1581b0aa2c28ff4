// SPDX-License-Identifier: Apache-2.0
/** The page of automatic mode: its switch, how it goes about it, what it did and why. */
@NullMarked
package headroom.dashboard.automatic;

import org.jspecify.annotations.NullMarked;
