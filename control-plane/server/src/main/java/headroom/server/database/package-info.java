// SPDX-License-Identifier: Apache-2.0
/** Where PostgreSQL comes from: embedded by default, or an operator's own. */
@NullMarked
package headroom.server.database;

import org.jspecify.annotations.NullMarked;
