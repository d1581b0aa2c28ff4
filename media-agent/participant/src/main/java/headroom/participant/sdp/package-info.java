// SPDX-License-Identifier: Apache-2.0
/** The mapping between mediasoup's ORTC parameters and the SDP that webrtc-java speaks; pure. */
@NullMarked
package headroom.participant.sdp;

import org.jspecify.annotations.NullMarked;
