// SPDX-License-Identifier: Apache-2.0
/** Operations: all of them, and one while it runs. */
@NullMarked
package headroom.dashboard.operation;

import org.jspecify.annotations.NullMarked;
