// SPDX-License-Identifier: Apache-2.0
/** What no plan can do better, so that the gap of a plan can be told. */
@NullMarked
package headroom.planning.plan.bound;

import org.jspecify.annotations.NullMarked;
