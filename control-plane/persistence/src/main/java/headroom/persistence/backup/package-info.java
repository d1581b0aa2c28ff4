// SPDX-License-Identifier: Apache-2.0
/** The whole database in a file, and back. */
@NullMarked
package headroom.persistence.backup;

import org.jspecify.annotations.NullMarked;
