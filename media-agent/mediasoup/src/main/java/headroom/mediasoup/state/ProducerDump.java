// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ProducerType;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.List;

/**
 * What a producer is and has received.
 *
 * @param rtpStreams those that have been seen
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#producer-dump">producer.dump</a>
 */
public record ProducerDump(
    String id,
    MediaKind kind,
    ProducerType type,
    RtpParameters rtpParameters,
    RtpMapping rtpMapping,
    List<RtpStreamDump> rtpStreams,
    boolean paused) {}
