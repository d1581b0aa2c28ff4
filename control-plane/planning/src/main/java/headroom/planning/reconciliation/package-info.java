// SPDX-License-Identifier: Apache-2.0
/** What to do where wanted and running differ after an agent has connected. */
@NullMarked
package headroom.planning.reconciliation;

import org.jspecify.annotations.NullMarked;
