// SPDX-License-Identifier: Apache-2.0
/** The fleet as it is now: one immutable picture per tick, shared by all readers. */
@NullMarked
package headroom.operations.fleet;

import org.jspecify.annotations.NullMarked;
