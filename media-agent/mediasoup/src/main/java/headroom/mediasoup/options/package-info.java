// SPDX-License-Identifier: Apache-2.0
/** What the caller wants of a new worker, transport, producer, consumer or observer. */
@NullMarked
package headroom.mediasoup.options;

import org.jspecify.annotations.NullMarked;
