// SPDX-License-Identifier: Apache-2.0
/** The fleet as a map of cells, as a table, and as a list on a phone. */
@NullMarked
package headroom.dashboard.fleet;

import org.jspecify.annotations.NullMarked;
