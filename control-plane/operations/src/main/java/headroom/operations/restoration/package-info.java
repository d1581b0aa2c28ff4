// SPDX-License-Identifier: Apache-2.0
/** What follows when the database was put back to an earlier state while the fleet went on. */
@NullMarked
package headroom.operations.restoration;

import org.jspecify.annotations.NullMarked;
