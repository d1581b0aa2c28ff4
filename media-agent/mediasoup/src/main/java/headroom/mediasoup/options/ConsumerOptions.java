// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.state.ConsumerLayers;
import org.jspecify.annotations.Nullable;

/**
 * Options of a consumer.
 *
 * @param paused recommended for video: resume it when the client is ready, so that it gets the key
 *     frame
 * @param mid its own one if absent
 * @param enableRtx for video and not for audio if absent
 * @param pipe consume all streams of the producer
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ConsumerOptions">ConsumerOptions</a>
 */
public record ConsumerOptions(
    String producerId,
    RtpCapabilities rtpCapabilities,
    boolean paused,
    @Nullable String mid,
    @Nullable ConsumerLayers preferredLayers,
    boolean ignoreDtx,
    @Nullable Boolean enableRtx,
    boolean pipe) {
  public ConsumerOptions {
    Range.notBlank("producerId", producerId);
  }

  /** mediasoup's presets. */
  public static ConsumerOptions of(String producerId, RtpCapabilities rtpCapabilities) {
    return new ConsumerOptions(producerId, rtpCapabilities, false, null, null, false, null, false);
  }

  public ConsumerOptions withPaused(boolean changed) {
    return new ConsumerOptions(
        producerId, rtpCapabilities, changed, mid, preferredLayers, ignoreDtx, enableRtx, pipe);
  }

  public ConsumerOptions withMid(String changed) {
    return new ConsumerOptions(
        producerId, rtpCapabilities, paused, changed, preferredLayers, ignoreDtx, enableRtx, pipe);
  }

  public ConsumerOptions withPreferredLayers(ConsumerLayers changed) {
    return new ConsumerOptions(
        producerId, rtpCapabilities, paused, mid, changed, ignoreDtx, enableRtx, pipe);
  }

  public ConsumerOptions withIgnoreDtx(boolean changed) {
    return new ConsumerOptions(
        producerId, rtpCapabilities, paused, mid, preferredLayers, changed, enableRtx, pipe);
  }

  public ConsumerOptions withEnableRtx(boolean changed) {
    return new ConsumerOptions(
        producerId, rtpCapabilities, paused, mid, preferredLayers, ignoreDtx, changed, pipe);
  }

  public ConsumerOptions withPipe(boolean changed) {
    return new ConsumerOptions(
        producerId, rtpCapabilities, paused, mid, preferredLayers, ignoreDtx, enableRtx, changed);
  }
}
