// SPDX-License-Identifier: Apache-2.0
/** How acts are asked for, confirmed, and told of, wherever a page has some. */
@NullMarked
package headroom.dashboard.act;

import org.jspecify.annotations.NullMarked;
