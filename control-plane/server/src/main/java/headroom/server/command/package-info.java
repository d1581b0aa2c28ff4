// SPDX-License-Identifier: Apache-2.0
/** What the program does instead of serving. */
@NullMarked
package headroom.server.command;

import org.jspecify.annotations.NullMarked;
