// SPDX-License-Identifier: Apache-2.0
/** What the worker says about its objects: dumps, scores, layers. */
@NullMarked
package headroom.mediasoup.state;

import org.jspecify.annotations.NullMarked;
