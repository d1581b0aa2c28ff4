// SPDX-License-Identifier: Apache-2.0
/** What workers may carry and rooms may have: the tree of policies, and how one is changed. */
@NullMarked
package headroom.dashboard.policy;

import org.jspecify.annotations.NullMarked;
