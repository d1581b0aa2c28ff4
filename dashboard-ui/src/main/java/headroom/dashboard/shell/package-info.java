// SPDX-License-Identifier: Apache-2.0
/** What surrounds each page: navigation, counts, search, theme, user. */
@NullMarked
package headroom.dashboard.shell;

import org.jspecify.annotations.NullMarked;
