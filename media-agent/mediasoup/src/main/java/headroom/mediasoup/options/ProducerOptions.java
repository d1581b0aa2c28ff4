// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpParameters;
import org.jspecify.annotations.Nullable;

/**
 * Options of a producer.
 *
 * @param id only for pipes, where a producer keeps its id; unique within the router
 * @param keyFrameRequestDelay ms between two requests for a key frame to the sender; 0 for no limit
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ProducerOptions">ProducerOptions</a>
 */
public record ProducerOptions(
    @Nullable String id,
    MediaKind kind,
    RtpParameters rtpParameters,
    boolean paused,
    long keyFrameRequestDelay,
    boolean enableMediasoupPacketIdHeaderExtension) {
  public ProducerOptions {
    if (id != null) {
      Range.notBlank("id", id);
    }
    Range.check("keyFrameRequestDelay", keyFrameRequestDelay, 0L, Range.MAX_UINT32);
  }

  /** mediasoup's presets. */
  public static ProducerOptions of(MediaKind kind, RtpParameters rtpParameters) {
    return new ProducerOptions(null, kind, rtpParameters, false, 0, false);
  }

  public ProducerOptions withId(String changed) {
    return new ProducerOptions(
        changed,
        kind,
        rtpParameters,
        paused,
        keyFrameRequestDelay,
        enableMediasoupPacketIdHeaderExtension);
  }

  public ProducerOptions withPaused(boolean changed) {
    return new ProducerOptions(
        id,
        kind,
        rtpParameters,
        changed,
        keyFrameRequestDelay,
        enableMediasoupPacketIdHeaderExtension);
  }

  public ProducerOptions withKeyFrameRequestDelay(long milliseconds) {
    return new ProducerOptions(
        id, kind, rtpParameters, paused, milliseconds, enableMediasoupPacketIdHeaderExtension);
  }
}
