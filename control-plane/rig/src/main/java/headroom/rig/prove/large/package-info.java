// SPDX-License-Identifier: Apache-2.0
/** Proof: a room outgrows a worker and a host, and its cost grows with its audience. */
@NullMarked
package headroom.rig.prove.large;

import org.jspecify.annotations.NullMarked;
