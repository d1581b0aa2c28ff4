// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionDirection;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What goes through a pipe between two workers. */
final class PipeConsumerParameters {
  /** Belong to one hop: the transport's MID and bandwidth estimation. */
  private static final Set<String> PER_HOP =
      Set.of(
          RtpHeaderExtensionUri.MID.wireName(),
          RtpHeaderExtensionUri.ABS_SEND_TIME.wireName(),
          RtpHeaderExtensionUri.TRANSPORT_WIDE_CC.wireName());

  /**
   * The worker does not send the dependency descriptor to endpoints, but the far worker of a pipe
   * needs it to choose layers. Upstream adds it to pipes of both kinds of media, and so does this.
   */
  private static final List<RtpHeaderExtensionParameters> DEPENDENCY_DESCRIPTOR =
      SupportedCapabilities.ALL.headerExtensions().stream()
          .filter(
              extension ->
                  extension.uri().equals(RtpHeaderExtensionUri.DEPENDENCY_DESCRIPTOR.wireName())
                      && extension.direction() != RtpHeaderExtensionDirection.SENDRECV)
          .map(
              extension ->
                  new RtpHeaderExtensionParameters(
                      extension.uri(),
                      extension.preferredId(),
                      extension.preferredEncrypt(),
                      Map.of()))
          .toList();

  private PipeConsumerParameters() {}

  static RtpParameters of(RtpParameters consumable, boolean enableRtx, Ssrcs ssrcs) {
    Set<RtcpFeedback> feedback =
        enableRtx
            ? Set.of(Feedback.PLI, Feedback.FIR, Feedback.NACK)
            : Set.of(Feedback.PLI, Feedback.FIR);
    List<RtpCodecParameters> codecs =
        consumable.codecs().stream()
            .filter(codec -> enableRtx || !CodecMatching.isRtx(codec))
            .map(
                codec ->
                    codec.withRtcpFeedback(
                        codec.rtcpFeedback().stream().filter(feedback::contains).toList()))
            .toList();
    List<RtpHeaderExtensionParameters> extensions =
        Stream.concat(
                consumable.headerExtensions().stream()
                    .filter(extension -> !PER_HOP.contains(extension.uri())),
                DEPENDENCY_DESCRIPTOR.stream())
            .sorted(Comparator.comparingInt(RtpHeaderExtensionParameters::id))
            .toList();
    RtpParameters params =
        new RtpParameters(
            null,
            codecs,
            extensions,
            ConsumerEncodings.all(consumable.encodings(), enableRtx, ssrcs),
            consumable.rtcp(),
            consumable.msid());
    PackedSize.check(params, consumable.encodings());
    return params;
  }
}
