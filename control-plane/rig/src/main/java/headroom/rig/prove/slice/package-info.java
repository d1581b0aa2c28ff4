// SPDX-License-Identifier: Apache-2.0
/** The vertical slice: a real call on a real worker, live in the dashboard. */
@NullMarked
package headroom.rig.prove.slice;

import org.jspecify.annotations.NullMarked;
