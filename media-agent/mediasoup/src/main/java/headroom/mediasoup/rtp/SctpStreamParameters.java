// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import org.jspecify.annotations.Nullable;

/**
 * Reliability of an SCTP stream. Unordered delivery may be limited by time or by count, not by
 * both.
 *
 * @param streamId 0 to 65534
 * @param ordered true if absent, unless a limit is given
 * @param maxPacketLifeTime ms after which a message is no longer sent again, uint16
 * @param maxRetransmits how often a message is sent again at most, uint16
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/sctp-parameters/#SctpStreamParameters">SctpStreamParameters</a>
 */
public record SctpStreamParameters(
    int streamId,
    @Nullable Boolean ordered,
    @Nullable Integer maxPacketLifeTime,
    @Nullable Integer maxRetransmits) {}
