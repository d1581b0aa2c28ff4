// SPDX-License-Identifier: Apache-2.0
/** Who may come in: people and keys, their roles and scopes. */
@NullMarked
package headroom.dashboard.access;

import org.jspecify.annotations.NullMarked;
