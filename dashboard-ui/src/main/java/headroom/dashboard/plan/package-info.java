// SPDX-License-Identifier: Apache-2.0
/** Plans: asked for where one looks for the act, shown before they are applied. */
@NullMarked
package headroom.dashboard.plan;

import org.jspecify.annotations.NullMarked;
