// SPDX-License-Identifier: Apache-2.0
/** Acts as people and programs reach them: each asks the guard first. */
@NullMarked
package headroom.operations.guard;

import org.jspecify.annotations.NullMarked;
