// SPDX-License-Identifier: Apache-2.0
/** PostgreSQL behind the ports of operations; the only place with SQL. */
@NullMarked
package headroom.persistence;

import org.jspecify.annotations.NullMarked;
