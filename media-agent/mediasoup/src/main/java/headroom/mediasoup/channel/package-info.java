// SPDX-License-Identifier: Apache-2.0
/** The channel to one worker: frames over two pipes, requests, answers, notifications. */
@NullMarked
package headroom.mediasoup.channel;

import org.jspecify.annotations.NullMarked;
