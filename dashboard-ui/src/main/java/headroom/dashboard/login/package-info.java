// SPDX-License-Identifier: Apache-2.0
/** Signing in. */
@NullMarked
package headroom.dashboard.login;

import org.jspecify.annotations.NullMarked;
