// SPDX-License-Identifier: Apache-2.0
/** The participant's end of the protoo signalling over a WebSocket. */
@NullMarked
package headroom.participant.signalling;

import org.jspecify.annotations.NullMarked;
