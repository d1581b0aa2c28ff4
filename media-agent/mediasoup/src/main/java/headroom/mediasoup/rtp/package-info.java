// SPDX-License-Identifier: Apache-2.0
/**
 * Media parameters as mediasoup's JSON has them: immutable records and enums, free of any JSON
 * library.
 */
@NullMarked
package headroom.mediasoup.rtp;

import org.jspecify.annotations.NullMarked;
