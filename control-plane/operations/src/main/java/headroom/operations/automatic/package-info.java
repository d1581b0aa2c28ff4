// SPDX-License-Identifier: Apache-2.0
/**
 * Automatic mode: workers that stand above their line for long enough are relieved by themselves.
 */
@NullMarked
package headroom.operations.automatic;

import org.jspecify.annotations.NullMarked;
