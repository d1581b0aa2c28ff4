// SPDX-License-Identifier: Apache-2.0
/** People in a call on a fleet that somebody else runs, and what they see. */
@NullMarked
package headroom.rig.probe;

import org.jspecify.annotations.NullMarked;
