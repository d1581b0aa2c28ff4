// SPDX-License-Identifier: Apache-2.0
/** What agents say and what is asked of them, free of the wire format. */
@NullMarked
package headroom.operations.agent;

import org.jspecify.annotations.NullMarked;
