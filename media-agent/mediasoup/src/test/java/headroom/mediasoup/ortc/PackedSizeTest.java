// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.flatbuffers.FlatBufferBuilder;
import headroom.mediasoup.channel.Request;
import headroom.mediasoup.fbs.message.Body;
import headroom.mediasoup.fbs.message.Message;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.rtp.ChromiumSamples;
import headroom.mediasoup.rtp.ConsumerType;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RecordTree;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.RtxParameters;
import headroom.mediasoup.state.ConsumerLayers;
import headroom.mediasoup.wire.ConsumerRequests;
import headroom.mediasoup.wire.ProducerRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound is held against what is really packed for a worker. */
class PackedSizeTest {
  private static final int MOST_TOO_MUCH = 900;

  private final Ortc ortc = new Ortc(new Random(1));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aRequestIsNeverBiggerThanItsBound(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      MappedProducer producer = randomProducer(random);
      RtpParameters params = producer.rtpParameters();
      List<RtpEncodingParameters> consumable = params.encodings();

      assertThat(consumeFrame(params, consumable))
          .as("consumer %d of seed %d", i, seed)
          .isLessThanOrEqualTo(PackedSize.of(params, consumable));
      assertThat(produceFrame(producer))
          .as("producer %d of seed %d", i, seed)
          .isLessThanOrEqualTo(PackedSize.of(producer));
    }
  }

  @Test
  void aSimulcastCameraLeavesRoomInAFrame() {
    RtpCapabilities router =
        ortc.generateRouterRtpCapabilities(
            List.of(Codecs.OPUS, Codecs.VP8, Codecs.VP9, Codecs.H264));
    MappedProducer camera =
        ortc.getProducerRtpParametersMapping(
            RecordTree.fromTree(RtpParameters.class, ChromiumSamples.simulcastVideo()), router);
    RtpParameters consumable =
        ortc.getConsumableRtpParameters(
            MediaKind.VIDEO, camera.rtpParameters(), router, camera.rtpMapping());
    RtpParameters pipe = ortc.getPipeConsumerRtpParameters(consumable, true);

    assertThat(PackedSize.of(camera))
        .isLessThan(3000)
        .isLessThan(produceFrame(camera) + MOST_TOO_MUCH);
    assertThat(PackedSize.of(pipe, consumable.encodings()))
        .isLessThan(3000)
        .isLessThan(consumeFrame(pipe, consumable.encodings()) + MOST_TOO_MUCH);
  }

  @Test
  void allCodecsThatARouterUsuallyOffersFitTogether() {
    Map<String, Object> high =
        Map.of("packetization-mode", 1, "level-asymmetry-allowed", 1, "profile-level-id", "640c1f");
    RtpCapabilities router =
        ortc.generateRouterRtpCapabilities(
            List.of(
                Codecs.VP8,
                Codecs.VP9,
                Codecs.H264,
                Codecs.offered("video/H264", 90_000, null, high),
                Codecs.offered("video/AV1", 90_000, null, Map.of())));
    List<RtpCodecParameters> codecs =
        router.codecs().stream()
            .map(
                codec ->
                    new RtpCodecParameters(
                        codec.mimeType(),
                        CodecMatching.payloadTypeOf(codec),
                        codec.clockRate(),
                        codec.channels(),
                        codec.parameters(),
                        codec.rtcpFeedback()))
            .toList();
    RtpParameters all = RecordTree.fromTree(RtpParameters.class, ChromiumSamples.simulcastVideo());
    RtpParameters camera =
        new RtpParameters(
            "1", codecs, all.headerExtensions(), all.encodings(), all.rtcp(), all.msid());

    Validation.rtpParameters(MediaKind.VIDEO, camera);
    MappedProducer producer = ortc.getProducerRtpParametersMapping(camera, router);
    RtpParameters consumable =
        ortc.getConsumableRtpParameters(
            MediaKind.VIDEO, producer.rtpParameters(), router, producer.rtpMapping());
    assertThat(ortc.getPipeConsumerRtpParameters(consumable, true).codecs()).hasSize(10);
    assertThat(ortc.getConsumerRtpParameters(consumable, router, true, true).codecs()).hasSize(10);
  }

  private static int consumeFrame(RtpParameters params, List<RtpEncodingParameters> consumable) {
    return frame(
        ConsumerRequests.consume(
            uuid(),
            new ConsumerRequests.Consume(
                uuid(),
                uuid(),
                MediaKind.VIDEO,
                params,
                ConsumerType.SIMULCAST,
                consumable,
                true,
                new ConsumerLayers(1, 1),
                true)));
  }

  private static int produceFrame(MappedProducer producer) {
    ProducerOptions options =
        ProducerOptions.of(MediaKind.VIDEO, producer.rtpParameters()).withPaused(true);
    return frame(
        ProducerRequests.produce(
            uuid(), uuid(), options, producer.rtpParameters(), producer.rtpMapping()));
  }

  /** As the channel packs it, with the longest id. */
  private static int frame(Request request) {
    FlatBufferBuilder builder = new FlatBufferBuilder(1024);
    int body = request.body().applyAsInt(builder);
    int handler = builder.createString(request.handlerId());
    int packed =
        headroom.mediasoup.fbs.request.Request.createRequest(
            builder, 0xffff_ffffL, request.method(), handler, request.bodyType(), body);
    Message.finishSizePrefixedMessageBuffer(
        builder, Message.createMessage(builder, Body.Request, packed));
    return builder.sizedByteArray().length;
  }

  private static String uuid() {
    return UUID.randomUUID().toString();
  }

  private static MappedProducer randomProducer(Random random) {
    List<RtpCodecParameters> codecs = list(random, 12, () -> randomCodec(random));
    List<RtpEncodingParameters> encodings = list(random, 8, () -> randomEncoding(random));
    RtpParameters params =
        new RtpParameters(
            maybe(random, () -> text(random, 32)),
            codecs,
            list(random, 14, () -> randomExtension(random)),
            encodings,
            new RtcpParameters(maybe(random, () -> text(random, 256)), true),
            maybe(random, () -> text(random, 256)));
    RtpMapping mapping =
        new RtpMapping(
            codecs.stream().map(codec -> new RtpMapping.Codec(codec.payloadType(), 1)).toList(),
            encodings.stream()
                .map(encoding -> new RtpMapping.Encoding(encoding.ssrc(), encoding.rid(), 1))
                .toList());
    return new MappedProducer(params, mapping);
  }

  private static RtpCodecParameters randomCodec(Random random) {
    return new RtpCodecParameters(
        random.nextBoolean() ? "video/VP8" : "audio/" + text(random, 50),
        random.nextInt(128),
        random.nextInt(100_000),
        random.nextInt(8),
        parameters(random),
        list(random, 5, () -> RtcpFeedback.of(text(random, 20), text(random, 10))));
  }

  private static RtpHeaderExtensionParameters randomExtension(Random random) {
    RtpHeaderExtensionUri[] known = RtpHeaderExtensionUri.values();
    return new RtpHeaderExtensionParameters(
        known[random.nextInt(known.length)].wireName(),
        random.nextInt(256),
        random.nextBoolean(),
        random.nextInt(5) == 0 ? parameters(random) : Map.of());
  }

  private static RtpEncodingParameters randomEncoding(Random random) {
    return new RtpEncodingParameters(
        maybe(random, () -> (long) random.nextInt(1 << 30)),
        maybe(random, () -> text(random, 32)),
        maybe(random, () -> random.nextInt(128)),
        maybe(random, () -> new RtxParameters(random.nextInt(1 << 30))),
        random.nextBoolean(),
        maybe(random, () -> "L1T" + random.nextInt(1, 4)),
        maybe(random, () -> (long) random.nextInt()));
  }

  private static Map<String, Object> parameters(Random random) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Object value =
          switch (random.nextInt(3)) {
            case 0 -> text(random, 40);
            case 1 -> random.nextInt();
            default -> random.nextDouble();
          };
      parameters.put(text(random, 25) + i, value);
    }
    return parameters;
  }

  private static <T> List<T> list(Random random, int max, Supplier<T> entry) {
    return Stream.generate(entry).limit(random.nextInt(max + 1)).toList();
  }

  private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private static String text(Random random, int maxLength) {
    return "x".repeat(random.nextInt(1, maxLength + 1));
  }
}
