// SPDX-License-Identifier: Apache-2.0
/** Scenarios that print figures beside their goals. */
@NullMarked
package headroom.rig.prove;

import org.jspecify.annotations.NullMarked;
