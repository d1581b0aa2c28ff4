// SPDX-License-Identifier: Apache-2.0
/** Operators and back ends: who may come in. */
@NullMarked
package headroom.operations.access;

import org.jspecify.annotations.NullMarked;
