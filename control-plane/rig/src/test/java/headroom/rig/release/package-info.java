// SPDX-License-Identifier: Apache-2.0
/** What goes onto hosts: the archives of a release, unpacked and used as a host would. */
@NullMarked
package headroom.rig.release;

import org.jspecify.annotations.NullMarked;
