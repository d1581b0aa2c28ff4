// SPDX-License-Identifier: Apache-2.0
/**
 * The protoo protocol: requests, responses and notifications as JSON over a WebSocket. Knows
 * nothing of rooms or of the WebSocket's library.
 */
@NullMarked
package headroom.agent.protoo;

import org.jspecify.annotations.NullMarked;
