// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.fbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.flatbuffers.FlatBufferBuilder;
import headroom.mediasoup.fbs.consumer.ConsumerLayers;
import headroom.mediasoup.fbs.consumer.ConsumerLayersT;
import headroom.mediasoup.fbs.rtpparameters.RtpEncodingParameters;
import headroom.mediasoup.fbs.rtpparameters.RtpEncodingParametersT;
import headroom.mediasoup.fbs.sctpparameters.SctpStreamParameters;
import headroom.mediasoup.fbs.sctpparameters.SctpStreamParametersT;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** flatc 2.0.8 drops an optional 0 and throws on null; the generator corrects both. */
class OptionalScalarTest {
  private final FlatBufferBuilder builder = new FlatBufferBuilder();

  @ParameterizedTest
  @NullSource
  @ValueSource(ints = {0, 2})
  void anOptionalUint8KeepsAbsentZeroAndValueApart(@Nullable Integer temporalLayer) {
    var layers = new ConsumerLayersT();
    layers.setSpatialLayer(1);
    layers.setTemporalLayer(temporalLayer);
    builder.finish(ConsumerLayers.pack(builder, layers));

    var read = ConsumerLayers.getRootAsConsumerLayers(builder.dataBuffer());
    assertThat(read.spatialLayer()).isEqualTo(1);
    assertThat(read.hasTemporalLayer()).isEqualTo(temporalLayer != null);
    assertThat(read.unpack().getTemporalLayer()).isEqualTo(temporalLayer);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(longs = {0, 4_294_967_295L})
  void anOptionalUint32KeepsAbsentZeroAndValueApart(@Nullable Long ssrc) {
    var encoding = new RtpEncodingParametersT();
    encoding.setSsrc(ssrc);
    builder.finish(RtpEncodingParameters.pack(builder, encoding));

    var read = RtpEncodingParameters.getRootAsRtpEncodingParameters(builder.dataBuffer());
    assertThat(read.unpack().getSsrc()).isEqualTo(ssrc);
    assertThat(read.unpack().getMaxBitrate()).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(booleans = {false, true})
  void anOptionalBooleanKeepsAbsentFalseAndTrueApart(@Nullable Boolean ordered) {
    var stream = new SctpStreamParametersT();
    stream.setOrdered(ordered);
    stream.setMaxRetransmits(0);
    builder.finish(SctpStreamParameters.pack(builder, stream));

    var read = SctpStreamParameters.getRootAsSctpStreamParameters(builder.dataBuffer());
    assertThat(read.unpack().getOrdered()).isEqualTo(ordered);
    assertThat(read.unpack().getMaxRetransmits()).isEqualTo(0);
    assertThat(read.unpack().getMaxPacketLifeTime()).isNull();
  }

  @Test
  void aFieldThatIsNotOptionalStillLeavesItsDefaultOut() {
    builder.finish(ConsumerLayers.pack(builder, new ConsumerLayersT()));

    assertThat(ConsumerLayers.getRootAsConsumerLayers(builder.dataBuffer()).spatialLayer())
        .isZero();
  }
}
