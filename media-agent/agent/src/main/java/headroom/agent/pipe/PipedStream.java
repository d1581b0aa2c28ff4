// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import headroom.agent.model.ParticipantId;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpParameters;
import tools.jackson.databind.node.ObjectNode;

/**
 * A producer as its pipe tells the far end of it.
 *
 * @param producerId the same on both ends
 * @param from who sends it
 * @param rtpParameters of the consumer that puts it into the pipe, not of the producer
 * @param appData the application's own
 */
public record PipedStream(
    String producerId,
    ParticipantId from,
    MediaKind kind,
    RtpParameters rtpParameters,
    StreamState state,
    ObjectNode appData) {}
