// SPDX-License-Identifier: Apache-2.0
@NullMarked
package headroom.mediasoup.fbs;

import org.jspecify.annotations.NullMarked;
