// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * Numbers of SCTP streams.
 *
 * @param OS initially requested outgoing streams
 * @param MIS maximum of incoming streams
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/sctp-parameters/#NumSctpStreams">NumSctpStreams</a>
 */
public record NumSctpStreams(int OS, int MIS) {}
