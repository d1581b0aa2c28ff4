// SPDX-License-Identifier: Apache-2.0
/** What an operator may set, and how a wrong setting is refused. */
@NullMarked
package headroom.server.config;

import org.jspecify.annotations.NullMarked;
