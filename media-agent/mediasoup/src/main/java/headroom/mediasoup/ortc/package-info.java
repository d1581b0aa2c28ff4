// SPDX-License-Identifier: Apache-2.0
/**
 * Matching of what producers send with what routers and consumers can do, and validation of what
 * clients send.
 */
@NullMarked
package headroom.mediasoup.ortc;

import org.jspecify.annotations.NullMarked;
