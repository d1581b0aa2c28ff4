// SPDX-License-Identifier: Apache-2.0
/** What is shown for addresses that lead nowhere and for failures nobody expected. */
@NullMarked
package headroom.dashboard.error;

import org.jspecify.annotations.NullMarked;
