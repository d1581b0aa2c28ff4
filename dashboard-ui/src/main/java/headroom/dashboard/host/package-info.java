// SPDX-License-Identifier: Apache-2.0
/** One media host. */
@NullMarked
package headroom.dashboard.host;

import org.jspecify.annotations.NullMarked;
