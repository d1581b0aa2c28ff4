// SPDX-License-Identifier: Apache-2.0
/** Which rooms move where: one model for drain, migrate, rebalance, relief, what-if and reverse. */
@NullMarked
package headroom.planning.plan;

import org.jspecify.annotations.NullMarked;
