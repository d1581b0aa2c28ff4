// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * The SCTP association of a transport, as the client needs to know it.
 *
 * @param port SCTP source port
 * @param maxSendMessageSize bytes, for messages of data consumers
 * @param maxReceiveMessageSize bytes, for messages of data producers
 * @param sendBufferSize bytes
 * @param perStreamSendQueueLimit bytes
 * @param maxReceiverWindowBufferSize bytes
 * @param isDataChannel true in WebRTC transports
 * @param OS outgoing streams, for older clients
 * @param MIS incoming streams, for older clients
 * @param maxMessageSize bytes, for older clients
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/sctp-parameters/#SctpParameters">SctpParameters</a>
 */
public record SctpParameters(
    int port,
    long maxSendMessageSize,
    long maxReceiveMessageSize,
    long sendBufferSize,
    long perStreamSendQueueLimit,
    long maxReceiverWindowBufferSize,
    boolean isDataChannel,
    int OS,
    int MIS,
    long maxMessageSize) {}
