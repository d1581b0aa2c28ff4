// SPDX-License-Identifier: Apache-2.0
/** Who may come in: operators by password, back ends by key. */
@NullMarked
package headroom.server.security;

import org.jspecify.annotations.NullMarked;
