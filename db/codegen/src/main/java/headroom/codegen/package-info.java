// SPDX-License-Identifier: Apache-2.0
/** Generates the jOOQ classes from the migrations while the build runs. */
@NullMarked
package headroom.codegen;

import org.jspecify.annotations.NullMarked;
