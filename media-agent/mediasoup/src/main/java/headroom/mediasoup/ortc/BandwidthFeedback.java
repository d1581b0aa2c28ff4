// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import java.util.List;
import java.util.Set;

/**
 * Leaves one way of bandwidth estimation: transport-wide congestion control if its header extension
 * is in use, else REMB if the send time is, else none. An endpoint that was offered both would feed
 * back both.
 */
final class BandwidthFeedback {
  private BandwidthFeedback() {}

  static List<RtpCodecParameters> reduce(
      List<RtpCodecParameters> codecs, List<RtpHeaderExtensionParameters> extensions) {
    Set<String> surplus = surplusFeedback(extensions);
    return codecs.stream()
        .map(
            codec ->
                codec.withRtcpFeedback(
                    codec.rtcpFeedback().stream()
                        .filter(feedback -> !surplus.contains(feedback.type()))
                        .toList()))
        .toList();
  }

  private static Set<String> surplusFeedback(List<RtpHeaderExtensionParameters> extensions) {
    if (uses(extensions, RtpHeaderExtensionUri.TRANSPORT_WIDE_CC)) {
      return Set.of(Feedback.REMB);
    }
    return uses(extensions, RtpHeaderExtensionUri.ABS_SEND_TIME)
        ? Set.of(Feedback.TRANSPORT_CC)
        : Set.of(Feedback.TRANSPORT_CC, Feedback.REMB);
  }

  private static boolean uses(
      List<RtpHeaderExtensionParameters> extensions, RtpHeaderExtensionUri uri) {
    return extensions.stream().anyMatch(extension -> extension.uri().equals(uri.wireName()));
  }
}
