// SPDX-License-Identifier: Apache-2.0
/** Worker processes that outlive their owner: start, re-attach, folder, lock. */
@NullMarked
package headroom.mediasoup.process;

import org.jspecify.annotations.NullMarked;
