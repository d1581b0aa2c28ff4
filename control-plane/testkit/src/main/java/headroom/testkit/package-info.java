// SPDX-License-Identifier: Apache-2.0
/** A control plane in memory for tests: named worlds, a clock to turn. */
@NullMarked
package headroom.testkit;

import org.jspecify.annotations.NullMarked;
