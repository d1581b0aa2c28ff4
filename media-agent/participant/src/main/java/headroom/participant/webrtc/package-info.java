// SPDX-License-Identifier: Apache-2.0
/**
 * WebRTC on webrtc-java: the factories, the synthetic sources, one connection to send and one to
 * receive. Everything that its native library is touchy about stays in this package.
 */
@NullMarked
package headroom.participant.webrtc;

import org.jspecify.annotations.NullMarked;
