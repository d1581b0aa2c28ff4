// SPDX-License-Identifier: Apache-2.0
/** Synthetic RTP over plain UDP: packets, counters and the one thread that carries them. */
@NullMarked
package headroom.participant.rtp;

import org.jspecify.annotations.NullMarked;
