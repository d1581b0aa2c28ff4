// SPDX-License-Identifier: Apache-2.0
/** In-memory twins of the stores; the contract tests hold for them as for PostgreSQL. */
@NullMarked
package headroom.testkit.memory;

import org.jspecify.annotations.NullMarked;
