// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import headroom.mediasoup.fbs.consumer.BaseConsumerDumpT;
import headroom.mediasoup.fbs.consumer.ConsumerDumpT;
import headroom.mediasoup.fbs.consumer.ConsumerLayersT;
import headroom.mediasoup.fbs.consumer.ConsumerScoreT;
import headroom.mediasoup.fbs.producer.DumpResponseT;
import headroom.mediasoup.fbs.rtpstream.DumpT;
import headroom.mediasoup.fbs.rtpstream.ParamsT;
import headroom.mediasoup.state.ConsumerDump;
import headroom.mediasoup.state.ConsumerLayers;
import headroom.mediasoup.state.ConsumerScore;
import headroom.mediasoup.state.ProducerDump;
import headroom.mediasoup.state.RtpStreamDump;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Producers, consumers and their streams, from the worker. */
final class StreamReader {
  private StreamReader() {}

  static ProducerDump producer(DumpResponseT from) {
    return new ProducerDump(
        from.getId(),
        Numbers.constant(Enums.KINDS, from.getKind()),
        Numbers.constant(Enums.PRODUCER_TYPES, from.getType()),
        RtpReader.parameters(from.getRtpParameters()),
        RtpReader.mapping(from.getRtpMapping()),
        Vectors.map(from.getRtpStreams(), StreamReader::stream),
        from.getPaused());
  }

  static ConsumerDump consumer(ConsumerDumpT from) {
    BaseConsumerDumpT base = from.getBase();
    return new ConsumerDump(
        base.getId(),
        Numbers.constant(Enums.CONSUMER_TYPES, base.getType()),
        base.getProducerId(),
        Numbers.constant(Enums.KINDS, base.getKind()),
        RtpReader.parameters(base.getRtpParameters()),
        RtpReader.encodings(base.getConsumableRtpEncodings()),
        numbers(base.getSupportedCodecPayloadTypes()),
        base.getPaused(),
        base.getProducerPaused(),
        base.getPriority(),
        Vectors.map(from.getRtpStreams(), StreamReader::stream),
        layers(from.getPreferredSpatialLayer(), from.getPreferredTemporalLayer()),
        layers(from.getTargetSpatialLayer(), from.getTargetTemporalLayer()),
        layers(from.getCurrentSpatialLayer(), from.getCurrentTemporalLayer()));
  }

  static ConsumerScore score(ConsumerScoreT from) {
    return new ConsumerScore(
        from.getScore(), from.getProducerScore(), numbers(from.getProducerScores()));
  }

  static @Nullable ConsumerLayers layers(@Nullable ConsumerLayersT from) {
    return from == null
        ? null
        : new ConsumerLayers(from.getSpatialLayer(), from.getTemporalLayer());
  }

  /** The dump has -1 for none. */
  private static @Nullable ConsumerLayers layers(
      @Nullable Short spatialLayer, @Nullable Short temporalLayer) {
    if (spatialLayer == null || spatialLayer < 0) {
      return null;
    }
    return new ConsumerLayers(
        spatialLayer, temporalLayer == null || temporalLayer < 0 ? null : temporalLayer.intValue());
  }

  private static RtpStreamDump stream(DumpT from) {
    ParamsT params = from.getParams();
    return new RtpStreamDump(
        params.getEncodingIdx(),
        params.getSsrc(),
        params.getPayloadType(),
        params.getMimeType(),
        params.getClockRate(),
        Vectors.emptyToNull(params.getRid()),
        params.getCname(),
        params.getRtxSsrc(),
        params.getRtxPayloadType(),
        params.getUseNack(),
        params.getUsePli(),
        params.getUseFir(),
        params.getUseInBandFec(),
        params.getUseDtx(),
        params.getSpatialLayers(),
        params.getTemporalLayers(),
        from.getScore());
  }

  private static List<Integer> numbers(int @Nullable [] from) {
    return from == null ? List.of() : Arrays.stream(from).boxed().toList();
  }
}
