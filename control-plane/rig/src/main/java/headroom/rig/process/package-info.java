// SPDX-License-Identifier: Apache-2.0
/** The product's parts as child processes. */
@NullMarked
package headroom.rig.process;

import org.jspecify.annotations.NullMarked;
