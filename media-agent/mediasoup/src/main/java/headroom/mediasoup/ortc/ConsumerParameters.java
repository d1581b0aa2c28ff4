// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.UnsupportedParametersException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reduces what a producer offers to what one endpoint can receive. */
final class ConsumerParameters {
  private ConsumerParameters() {}

  static boolean canConsume(RtpParameters consumable, RtpCapabilities capabilities) {
    return consumable.codecs().stream()
        .filter(codec -> CodecMatching.find(capabilities, codec).isPresent())
        .findFirst()
        .filter(codec -> !CodecMatching.isRtx(codec))
        .isPresent();
  }

  static RtpParameters of(
      RtpParameters consumable,
      RtpCapabilities remote,
      boolean pipe,
      boolean enableRtx,
      Ssrcs ssrcs) {
    List<RtpCodecParameters> codecs =
        withoutLonelyRtx(commonCodecs(consumable.codecs(), remote, enableRtx));
    if (codecs.isEmpty() || CodecMatching.isRtx(codecs.getFirst())) {
      throw new UnsupportedParametersException(
          ParameterError.NO_COMPATIBLE_CODEC,
          "rtpCapabilities.codecs",
          "have no codec in common with the producer");
    }
    List<RtpHeaderExtensionParameters> extensions =
        commonExtensions(consumable.headerExtensions(), remote);
    boolean rtx = codecs.stream().anyMatch(CodecMatching::isRtx);
    RtpParameters params =
        new RtpParameters(
            null,
            BandwidthFeedback.reduce(codecs, extensions),
            extensions,
            pipe
                ? ConsumerEncodings.all(consumable.encodings(), rtx, ssrcs)
                : List.of(ConsumerEncodings.single(consumable.encodings(), rtx, ssrcs)),
            consumable.rtcp(),
            consumable.msid());
    PackedSize.check(params, consumable.encodings());
    return params;
  }

  private static List<RtpCodecParameters> commonCodecs(
      List<RtpCodecParameters> consumable, RtpCapabilities remote, boolean enableRtx) {
    List<RtpCodecParameters> common = new ArrayList<>();
    for (RtpCodecParameters codec : consumable) {
      if (!enableRtx && CodecMatching.isRtx(codec)) {
        continue;
      }
      Optional<RtpCodecCapability> match = CodecMatching.find(remote, codec);
      if (match.isPresent()) {
        List<RtcpFeedback> feedback =
            match.get().rtcpFeedback().stream()
                .filter(entry -> enableRtx || !entry.equals(Feedback.NACK))
                .toList();
        common.add(codec.withRtcpFeedback(feedback));
      }
    }
    return common;
  }

  private static List<RtpCodecParameters> withoutLonelyRtx(List<RtpCodecParameters> codecs) {
    return codecs.stream()
        .filter(codec -> !CodecMatching.isRtx(codec) || hasMediaCodecOf(codec, codecs))
        .toList();
  }

  private static boolean hasMediaCodecOf(RtpCodecParameters rtx, List<RtpCodecParameters> codecs) {
    Object apt = rtx.parameters().get("apt");
    return codecs.stream().anyMatch(codec -> Objects.equals(apt, codec.payloadType()));
  }

  private static List<RtpHeaderExtensionParameters> commonExtensions(
      List<RtpHeaderExtensionParameters> consumable, RtpCapabilities remote) {
    return consumable.stream()
        .filter(
            extension ->
                remote.headerExtensions().stream()
                    .anyMatch(
                        offered ->
                            offered.preferredId() == extension.id()
                                && offered.uri().equals(extension.uri())))
        .toList();
  }
}
