// SPDX-License-Identifier: Apache-2.0
/** What can go wrong between Java and a worker, each with a stable code. */
@NullMarked
package headroom.mediasoup.error;

import org.jspecify.annotations.NullMarked;
