// SPDX-License-Identifier: Apache-2.0
/** How load looked before now. */
@NullMarked
package headroom.operations.history;

import org.jspecify.annotations.NullMarked;
