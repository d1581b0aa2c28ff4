// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static headroom.mediasoup.ortc.Refusals.assertRefused;
import static headroom.mediasoup.rtp.ParameterError.PARAMETERS_CONTRADICT;
import static headroom.mediasoup.rtp.ParameterError.PARAMETERS_TOO_BIG;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_DUPLICATE;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_LIST_TOO_LONG;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_MALFORMED;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_MISSING;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_OUT_OF_RANGE;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_TOO_LONG;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import headroom.mediasoup.rtp.ChromiumSamples;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RecordTree;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case spoils one field of what Chromium sends for a simulcast camera. */
class RtpParametersValidationTest {
  static Stream<Arguments> badCodecs() {
    String codec = "codecs[0].";
    return Stream.of(
        arguments("codecs", null, PARAMETER_MISSING, "codecs"),
        arguments("codecs", List.of(), PARAMETER_MISSING, "codecs"),
        arguments(
            "codecs[0]",
            Map.of("mimeType", "video/rtx", "payloadType", 1, "clockRate", 1),
            PARAMETER_MISSING,
            "codecs"),
        arguments(codec + "mimeType", null, PARAMETER_MISSING, codec + "mimeType"),
        arguments(codec + "mimeType", "chicken", PARAMETER_MALFORMED, codec + "mimeType"),
        arguments(codec + "mimeType", "video/", PARAMETER_MALFORMED, codec + "mimeType"),
        arguments(codec + "mimeType", "text/plain", PARAMETER_MALFORMED, codec + "mimeType"),
        arguments(codec + "mimeType", "video/VP8\u0000", PARAMETER_MALFORMED, codec + "mimeType"),
        arguments(codec + "mimeType", "video/\uD800", PARAMETER_MALFORMED, codec + "mimeType"),
        arguments(
            codec + "mimeType", "video/" + "x".repeat(59), PARAMETER_TOO_LONG, codec + "mimeType"),
        arguments(codec + "mimeType", "audio/opus", PARAMETERS_CONTRADICT, codec + "mimeType"),
        arguments(codec + "payloadType", -1, PARAMETER_OUT_OF_RANGE, codec + "payloadType"),
        arguments(codec + "payloadType", 128, PARAMETER_OUT_OF_RANGE, codec + "payloadType"),
        arguments(codec + "payloadType", 97, PARAMETER_DUPLICATE, "codecs[1].payloadType"),
        arguments(codec + "clockRate", 0, PARAMETER_OUT_OF_RANGE, codec + "clockRate"),
        arguments(codec + "clockRate", -90_000, PARAMETER_OUT_OF_RANGE, codec + "clockRate"),
        arguments(
            codec + "clockRate", Integer.MAX_VALUE, PARAMETER_OUT_OF_RANGE, codec + "clockRate"),
        arguments(
            "codecs[1].parameters", Map.of(), PARAMETER_MALFORMED, "codecs[1].parameters.apt"),
        arguments("codecs[1].parameters.apt", 111, PARAMETER_MALFORMED, "codecs[1].parameters.apt"),
        arguments("codecs[1].parameters.apt", 97, PARAMETER_MALFORMED, "codecs[1].parameters.apt"),
        arguments(
            "codecs[1].parameters.apt", "96", PARAMETER_MALFORMED, "codecs[1].parameters.apt"),
        arguments(
            "codecs[1].parameters.apt", 300, PARAMETER_OUT_OF_RANGE, "codecs[1].parameters.apt"));
  }

  static Stream<Arguments> badCodecParameters() {
    String x = "codecs[0].parameters.x";
    Map<String, Object> many = new LinkedHashMap<>();
    for (int i = 0; i < 33; i++) {
      many.put("x" + i, i);
    }
    return Stream.of(
        arguments(x, true, PARAMETER_MALFORMED, x),
        arguments(x, List.of(1, 2), PARAMETER_MALFORMED, x),
        arguments(x, Map.of("y", 1), PARAMETER_MALFORMED, x),
        arguments(x, 1L << 31, PARAMETER_OUT_OF_RANGE, x),
        arguments(x, 1e300, PARAMETER_OUT_OF_RANGE, x),
        arguments(x, Double.NaN, PARAMETER_OUT_OF_RANGE, x),
        arguments(x, Double.POSITIVE_INFINITY, PARAMETER_OUT_OF_RANGE, x),
        arguments(x, "y".repeat(513), PARAMETER_TOO_LONG, x),
        arguments(x, "line\nbreak", PARAMETER_MALFORMED, x),
        arguments(
            "codecs[0].parameters",
            Map.of("n".repeat(65), 1),
            PARAMETER_TOO_LONG,
            "codecs[0].parameters"),
        arguments("codecs[0].parameters", Map.of("", 1), PARAMETER_MISSING, "codecs[0].parameters"),
        arguments("codecs[0].parameters", many, PARAMETER_LIST_TOO_LONG, "codecs[0].parameters"),
        arguments(
            "codecs[0].rtcpFeedback[0].type",
            "",
            PARAMETER_MISSING,
            "codecs[0].rtcpFeedback[0].type"),
        arguments(
            "codecs[0].rtcpFeedback[0].type",
            "n".repeat(65),
            PARAMETER_TOO_LONG,
            "codecs[0].rtcpFeedback[0].type"),
        arguments(
            "codecs[0].rtcpFeedback[4].parameter",
            "\u00e9",
            PARAMETER_MALFORMED,
            "codecs[0].rtcpFeedback[4].parameter"),
        arguments(
            "codecs[0].rtcpFeedback",
            Collections.nCopies(17, Map.of("type", "nack")),
            PARAMETER_LIST_TOO_LONG,
            "codecs[0].rtcpFeedback"));
  }

  static Stream<Arguments> badExtensions() {
    String extension = "headerExtensions[1].";
    return Stream.of(
        arguments(extension + "uri", null, PARAMETER_MISSING, extension + "uri"),
        arguments(extension + "uri", "urn:chicken", PARAMETER_UNKNOWN, extension + "uri"),
        arguments(extension + "id", 0, PARAMETER_OUT_OF_RANGE, extension + "id"),
        arguments(extension + "id", 256, PARAMETER_OUT_OF_RANGE, extension + "id"),
        arguments(extension + "id", 4, PARAMETER_DUPLICATE, extension + "id"),
        arguments(
            extension + "parameters.x", true, PARAMETER_MALFORMED, extension + "parameters.x"),
        arguments(
            "headerExtensions",
            Collections.nCopies(33, Map.of("uri", "urn:3gpp:video-orientation", "id", 1)),
            PARAMETER_LIST_TOO_LONG,
            "headerExtensions"));
  }

  static Stream<Arguments> badEncodings() {
    String encoding = "encodings[0].";
    return Stream.of(
        arguments(encoding + "ssrc", 0, PARAMETER_OUT_OF_RANGE, encoding + "ssrc"),
        arguments(encoding + "ssrc", -1, PARAMETER_OUT_OF_RANGE, encoding + "ssrc"),
        arguments(encoding + "ssrc", 1L << 32, PARAMETER_OUT_OF_RANGE, encoding + "ssrc"),
        arguments(encoding + "rtx.ssrc", 1L << 32, PARAMETER_OUT_OF_RANGE, encoding + "rtx.ssrc"),
        arguments(
            "encodings",
            List.of(Map.of("ssrc", 5), Map.of("ssrc", 5)),
            PARAMETER_DUPLICATE,
            "encodings[1].ssrc"),
        arguments(
            "encodings",
            List.of(Map.of("ssrc", 5, "rtx", Map.of("ssrc", 5))),
            PARAMETER_DUPLICATE,
            "encodings[0].rtx.ssrc"),
        arguments(
            "encodings", List.of(Map.of("rid", "a"), Map.of()), PARAMETER_MISSING, "encodings[1]"),
        arguments("encodings", rids(9), PARAMETER_LIST_TOO_LONG, "encodings"),
        arguments(encoding + "rid", "r1", PARAMETER_DUPLICATE, "encodings[1].rid"),
        arguments(encoding + "rid", "r 1", PARAMETER_MALFORMED, encoding + "rid"),
        arguments(encoding + "rid", "r".repeat(33), PARAMETER_TOO_LONG, encoding + "rid"),
        arguments(
            encoding + "codecPayloadType", 97, PARAMETER_MALFORMED, encoding + "codecPayloadType"),
        arguments(
            encoding + "codecPayloadType", 50, PARAMETER_MALFORMED, encoding + "codecPayloadType"),
        arguments(encoding + "maxBitrate", -1, PARAMETER_OUT_OF_RANGE, encoding + "maxBitrate"),
        arguments(
            encoding + "maxBitrate",
            Long.MAX_VALUE,
            PARAMETER_OUT_OF_RANGE,
            encoding + "maxBitrate"),
        arguments(
            encoding + "scalabilityMode",
            "L9T1",
            PARAMETER_MALFORMED,
            encoding + "scalabilityMode"),
        arguments(
            encoding + "scalabilityMode",
            "L1T3;",
            PARAMETER_MALFORMED,
            encoding + "scalabilityMode"),
        arguments(
            encoding + "scalabilityMode",
            "L1T3" + "x".repeat(13),
            PARAMETER_TOO_LONG,
            encoding + "scalabilityMode"),
        arguments(
            encoding + "scalabilityMode",
            "L3T3",
            PARAMETERS_CONTRADICT,
            encoding + "scalabilityMode"));
  }

  static Stream<Arguments> badTexts() {
    return Stream.of(
        arguments("mid", "m".repeat(33), PARAMETER_TOO_LONG, "mid"),
        arguments("mid", "\u0007", PARAMETER_MALFORMED, "mid"),
        arguments("msid", "m".repeat(257), PARAMETER_TOO_LONG, "msid"),
        arguments("rtcp.cname", "c".repeat(257), PARAMETER_TOO_LONG, "rtcp.cname"),
        arguments("rtcp.cname", "c\u00a0", PARAMETER_MALFORMED, "rtcp.cname"));
  }

  @ParameterizedTest
  @MethodSource({"badCodecs", "badCodecParameters", "badExtensions", "badEncodings", "badTexts"})
  void aSpoiltFieldIsRefusedWithItsCodeAndPath(
      String field, @Nullable Object value, ParameterError code, String path) {
    Object tree = Tampering.with(ChromiumSamples.simulcastVideo(), field, value);
    assertRefused(code, path, () -> validate(tree));
  }

  @Test
  void withoutMidAStreamNeedsAnSsrcOrARid() {
    Object tree = Tampering.with(ChromiumSamples.microphone(), "mid", null);
    Object bare = Tampering.with(tree, "encodings[0]", Map.of());
    Object none = Tampering.with(tree, "encodings", List.of());
    RtpParameters stream = RecordTree.fromTree(RtpParameters.class, bare);
    RtpParameters noStream = RecordTree.fromTree(RtpParameters.class, none);

    assertRefused(
        PARAMETER_MISSING, "encodings[0]", () -> Validation.rtpParameters(MediaKind.AUDIO, stream));
    assertRefused(
        PARAMETER_MISSING, "encodings", () -> Validation.rtpParameters(MediaKind.AUDIO, noStream));
  }

  @Test
  void boundaryValuesPass() {
    Object tree = ChromiumSamples.simulcastVideo();
    tree = Tampering.with(tree, "encodings", rids(8));
    tree = Tampering.with(tree, "encodings[0].ssrc", 0xffff_ffffL);
    tree = Tampering.with(tree, "encodings[0].codecPayloadType", 96);
    tree = Tampering.with(tree, "codecs[0].parameters.x", -0.5);
    tree = Tampering.with(tree, "codecs[0].parameters.y", Integer.MIN_VALUE + 1);
    tree = Tampering.with(tree, "headerExtensions[0].id", 255);
    Object legal = tree;
    assertThatCode(() -> validate(legal)).doesNotThrowAnyException();
  }

  @Test
  void manyLegalFieldsTogetherAreTooBigForARequest() {
    List<Object> codecs = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      codecs.add(
          Map.of(
              "mimeType",
              "video/H264",
              "payloadType",
              i,
              "clockRate",
              90_000,
              "parameters",
              Map.of("x", "y".repeat(200))));
    }
    Object tree = Tampering.with(ChromiumSamples.simulcastVideo(), "codecs", codecs);
    assertRefused(PARAMETERS_TOO_BIG, "rtpParameters", () -> validate(tree));
  }

  private static void validate(Object tree) {
    Validation.rtpParameters(MediaKind.VIDEO, RecordTree.fromTree(RtpParameters.class, tree));
  }

  private static List<Object> rids(int count) {
    List<Object> encodings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      encodings.add(Map.of("rid", "r" + i));
    }
    return encodings;
  }
}
