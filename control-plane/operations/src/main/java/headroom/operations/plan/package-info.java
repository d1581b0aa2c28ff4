// SPDX-License-Identifier: Apache-2.0
/** Plans: what an act would do, made before it is done, kept for a while, and applied. */
@NullMarked
package headroom.operations.plan;

import org.jspecify.annotations.NullMarked;
