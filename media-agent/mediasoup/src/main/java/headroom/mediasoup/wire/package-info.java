// SPDX-License-Identifier: Apache-2.0
/** Between mediasoup's values in Java and their form on the channel. */
@NullMarked
package headroom.mediasoup.wire;

import org.jspecify.annotations.NullMarked;
