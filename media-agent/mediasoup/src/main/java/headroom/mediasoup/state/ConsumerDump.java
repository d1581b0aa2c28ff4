// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import headroom.mediasoup.rtp.ConsumerType;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer is and does.
 *
 * @param preferredLayers only of simulcast and SVC consumers, as the other layers
 * @param currentLayers absent as long as nothing is forwarded
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#consumer-dump">consumer.dump</a>
 */
public record ConsumerDump(
    String id,
    ConsumerType type,
    String producerId,
    MediaKind kind,
    RtpParameters rtpParameters,
    List<RtpEncodingParameters> consumableRtpEncodings,
    List<Integer> supportedCodecPayloadTypes,
    boolean paused,
    boolean producerPaused,
    int priority,
    List<RtpStreamDump> rtpStreams,
    @Nullable ConsumerLayers preferredLayers,
    @Nullable ConsumerLayers targetLayers,
    @Nullable ConsumerLayers currentLayers) {}
