// SPDX-License-Identifier: Apache-2.0
/** The operators' dashboard: one package per feature, over the use cases of operations. */
@NullMarked
package headroom.dashboard;

import org.jspecify.annotations.NullMarked;
