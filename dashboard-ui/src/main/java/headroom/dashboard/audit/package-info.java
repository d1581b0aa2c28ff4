// SPDX-License-Identifier: Apache-2.0
/** Who did what, when, why and with which result. */
@NullMarked
package headroom.dashboard.audit;

import org.jspecify.annotations.NullMarked;
