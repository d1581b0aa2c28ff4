// SPDX-License-Identifier: Apache-2.0
/** The whole product as real processes: the demo, the proofs, the end-to-end tests. */
@NullMarked
package headroom.rig;

import org.jspecify.annotations.NullMarked;
