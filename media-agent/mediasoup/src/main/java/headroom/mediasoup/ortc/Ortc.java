// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The part of mediasoup that decides which codecs, streams and header extensions go from a producer
 * through its router to a consumer. Method names are upstream's, so that its documentation holds.
 *
 * <p>What comes from a client goes through {@link Validation} first. All methods are free of side
 * effects; random SSRCs come from the generator, which must be safe for use by several threads if
 * the object is.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/">RTP
 *     parameters and capabilities</a>
 */
public final class Ortc {
  private final Ssrcs ssrcs;

  public Ortc(RandomGenerator random) {
    this.ssrcs = new Ssrcs(random);
  }

  /** All codecs and header extensions that mediasoup knows; payload types only where static. */
  public static RtpCapabilities getSupportedRtpCapabilities() {
    return SupportedCapabilities.ALL;
  }

  /** What a router with the given codecs can receive: payload types chosen and RTX added. */
  public RtpCapabilities generateRouterRtpCapabilities(List<RtpCodecCapability> mediaCodecs) {
    return RouterCapabilities.of(mediaCodecs);
  }

  /** The producer's parameters as the worker is to get them, with the mapping to the router's. */
  public MappedProducer getProducerRtpParametersMapping(
      RtpParameters params, RtpCapabilities routerCapabilities) {
    return ProducerMapping.of(params, routerCapabilities, ssrcs);
  }

  /** What consumers can choose from, given a producer that was mapped. */
  public RtpParameters getConsumableRtpParameters(
      MediaKind kind,
      RtpParameters mappedParams,
      RtpCapabilities routerCapabilities,
      RtpMapping mapping) {
    return ConsumableParameters.of(kind, mappedParams, routerCapabilities, mapping);
  }

  /**
   * Whether an endpoint can receive at least the first media codec that it shares with a producer.
   */
  public boolean canConsume(RtpParameters consumableParams, RtpCapabilities capabilities) {
    Validation.rtpCapabilities(capabilities);
    return ConsumerParameters.canConsume(consumableParams, capabilities);
  }

  /**
   * The parameters of a consumer: codecs, feedback and header extensions reduced to what the
   * endpoint can do, and one stream; with {@code pipe} all streams of the producer. The MID is the
   * caller's to set.
   */
  public RtpParameters getConsumerRtpParameters(
      RtpParameters consumableParams,
      RtpCapabilities remoteCapabilities,
      boolean pipe,
      boolean enableRtx) {
    return ConsumerParameters.of(consumableParams, remoteCapabilities, pipe, enableRtx, ssrcs);
  }

  /**
   * The parameters of a consumer on a pipe transport: all streams of the producer, nothing that
   * belongs to one hop only (bandwidth estimation, MID), and without {@code enableRtx} no
   * retransmission either.
   */
  public RtpParameters getPipeConsumerRtpParameters(
      RtpParameters consumableParams, boolean enableRtx) {
    return PipeConsumerParameters.of(consumableParams, enableRtx, ssrcs);
  }
}
