// SPDX-License-Identifier: Apache-2.0
/** Backup and restore, drilled. */
@NullMarked
package headroom.rig.restore;

import org.jspecify.annotations.NullMarked;
