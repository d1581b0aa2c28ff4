// SPDX-License-Identifier: Apache-2.0
/** Named worlds and hand-written fakes of the ports. */
@NullMarked
package headroom.dashboard.world;

import org.jspecify.annotations.NullMarked;
