// SPDX-License-Identifier: Apache-2.0
/** The dashboard over a named world, to look at and to take pictures of. */
@NullMarked
package headroom.dashboard.preview;

import org.jspecify.annotations.NullMarked;
