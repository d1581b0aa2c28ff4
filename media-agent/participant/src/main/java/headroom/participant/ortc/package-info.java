// SPDX-License-Identifier: Apache-2.0
/** The RTP, ICE and DTLS parameters that signalling carries, as records with upstream's names. */
@NullMarked
package headroom.participant.ortc;

import org.jspecify.annotations.NullMarked;
