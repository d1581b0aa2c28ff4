// SPDX-License-Identifier: Apache-2.0
/** Carries each new picture of the fleet to the open pages, once per page and tick. */
@NullMarked
package headroom.dashboard.live;

import org.jspecify.annotations.NullMarked;
