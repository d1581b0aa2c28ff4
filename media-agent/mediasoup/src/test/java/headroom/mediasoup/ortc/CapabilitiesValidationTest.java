// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static headroom.mediasoup.ortc.Refusals.assertRefused;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_LIST_TOO_LONG;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_MALFORMED;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_MISSING;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_OUT_OF_RANGE;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import headroom.mediasoup.rtp.ChromiumSamples;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RecordTree;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpHeaderExtensionCapability;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CapabilitiesValidationTest {
  private static final Map<String, Object> OPUS =
      Map.of("mimeType", "audio/opus", "preferredPayloadType", 100, "clockRate", 48_000);

  static Stream<Arguments> spoiltFields() {
    String codec = "codecs[0].";
    String extension = "headerExtensions[0].";
    return Stream.of(
        arguments("codecs", Collections.nCopies(129, OPUS), PARAMETER_LIST_TOO_LONG, "codecs"),
        arguments(
            "codecs[0]",
            Map.of("kind", "audio", "clockRate", 1),
            PARAMETER_MISSING,
            codec + "mimeType"),
        arguments(
            "codecs[0]",
            Map.of("kind", "audio", "mimeType", "opus", "clockRate", 1),
            PARAMETER_MALFORMED,
            codec + "mimeType"),
        arguments(codec + "clockRate", 0, PARAMETER_OUT_OF_RANGE, codec + "clockRate"),
        arguments(codec + "channels", 0, PARAMETER_OUT_OF_RANGE, codec + "channels"),
        arguments(codec + "channels", 256, PARAMETER_OUT_OF_RANGE, codec + "channels"),
        arguments(
            codec + "preferredPayloadType",
            128,
            PARAMETER_OUT_OF_RANGE,
            codec + "preferredPayloadType"),
        arguments(
            codec + "preferredPayloadType",
            -1,
            PARAMETER_OUT_OF_RANGE,
            codec + "preferredPayloadType"),
        arguments(
            "codecs[2].parameters.apt", "101", PARAMETER_MALFORMED, "codecs[2].parameters.apt"),
        arguments(codec + "parameters.x", false, PARAMETER_MALFORMED, codec + "parameters.x"),
        arguments(
            codec + "rtcpFeedback[0].type", "", PARAMETER_MISSING, codec + "rtcpFeedback[0].type"),
        arguments(extension + "uri", "", PARAMETER_MISSING, extension + "uri"),
        arguments(extension + "uri", "u".repeat(257), PARAMETER_TOO_LONG, extension + "uri"),
        arguments(extension + "preferredId", 0, PARAMETER_OUT_OF_RANGE, extension + "preferredId"),
        arguments(
            extension + "preferredId", 256, PARAMETER_OUT_OF_RANGE, extension + "preferredId"),
        arguments(
            "headerExtensions",
            Collections.nCopies(65, Map.of("kind", "audio", "uri", "urn:x", "preferredId", 1)),
            PARAMETER_LIST_TOO_LONG,
            "headerExtensions"));
  }

  @ParameterizedTest
  @MethodSource("spoiltFields")
  void aSpoiltFieldIsRefusedWithItsCodeAndPath(
      String field, @Nullable Object value, ParameterError code, String path) {
    RtpCapabilities capabilities =
        RecordTree.fromTree(
            RtpCapabilities.class, Tampering.with(ChromiumSamples.capabilities(), field, value));
    assertRefused(code, path, () -> Validation.rtpCapabilities(capabilities));
  }

  @Test
  void codecsForARouterAreCheckedToo() {
    assertRefused(
        PARAMETER_OUT_OF_RANGE,
        "mediaCodecs[1].preferredPayloadType",
        () ->
            new Ortc(new Random(1))
                .generateRouterRtpCapabilities(
                    List.of(Codecs.OPUS, Codecs.VP8.withPreferredPayloadType(300))));
  }

  @Test
  void everythingThatMediasoupSupportsIsValid() {
    RtpCapabilities supported = Ortc.getSupportedRtpCapabilities();
    assertThatCode(() -> Validation.rtpCapabilities(supported)).doesNotThrowAnyException();
  }

  @Test
  void emptyCapabilitiesAndUnknownExtensionsAreValid() {
    RtpHeaderExtensionCapability unknown =
        RecordTree.fromTree(
            RtpHeaderExtensionCapability.class,
            Map.of("kind", "video", "uri", "urn:chicken", "preferredId", 15));
    assertThatCode(
            () -> {
              Validation.rtpCapabilities(new RtpCapabilities(List.of(), List.of()));
              Validation.rtpCapabilities(new RtpCapabilities(List.of(), List.of(unknown)));
            })
        .doesNotThrowAnyException();
  }
}
