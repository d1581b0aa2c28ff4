// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * The retransmission stream of an encoding.
 *
 * @param ssrc uint32
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpEncodingParameters">RtxParameters</a>
 */
public record RtxParameters(long ssrc) {}
