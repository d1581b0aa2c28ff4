// SPDX-License-Identifier: Apache-2.0
/** What an empty fleet teaches. */
@NullMarked
package headroom.dashboard.enrol;

import org.jspecify.annotations.NullMarked;
