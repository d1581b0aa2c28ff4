// SPDX-License-Identifier: Apache-2.0
/** A whole fleet on one machine for a newcomer to look at. */
@NullMarked
package headroom.rig.demo;

import org.jspecify.annotations.NullMarked;
