// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * What an SCTP association agreed upon.
 *
 * @param negotiatedMaxOutboundStreams streams
 * @param negotiatedMaxInboundStreams streams
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#transport">SctpNegotiatedCapabilities</a>
 */
public record SctpNegotiatedCapabilities(
    int negotiatedMaxOutboundStreams, int negotiatedMaxInboundStreams) {}
