// SPDX-License-Identifier: Apache-2.0
/**
 * Participants in Java that join rooms over Headroom's signalling: on webrtc-java and on plain RTP.
 */
@NullMarked
package headroom.participant;

import org.jspecify.annotations.NullMarked;
