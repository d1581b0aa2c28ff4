// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP and WebSocket: signalling, the try-a-room page, health. The only package that knows Jetty.
 */
@NullMarked
package headroom.agent.web;

import org.jspecify.annotations.NullMarked;
