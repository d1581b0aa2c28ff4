// SPDX-License-Identifier: Apache-2.0
/**
 * Pipes between two routers of one room: which streams travel, live or on standby, and how both
 * ends are kept alike. Nothing here knows whether the far end is in this process or on another
 * host.
 */
@NullMarked
package headroom.agent.pipe;

import org.jspecify.annotations.NullMarked;
