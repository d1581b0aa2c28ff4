// SPDX-License-Identifier: Apache-2.0
/** Which worker a new room gets, and how many consumers are promised but not yet measured. */
@NullMarked
package headroom.planning.placement;

import org.jspecify.annotations.NullMarked;
