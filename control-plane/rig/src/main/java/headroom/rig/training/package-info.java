// SPDX-License-Identifier: Apache-2.0
/** Training runs: what the server's JVM shall know before it starts. */
@NullMarked
package headroom.rig.training;

import org.jspecify.annotations.NullMarked;
