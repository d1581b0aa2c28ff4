// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import headroom.participant.ortc.RtpCapabilities;
import java.util.Locale;
import java.util.Set;

/** What a native participant tells the router that it can receive: a part of the router's own. */
public final class ReceiverCapabilities {
  private static final Set<String> CODECS = Set.of("audio/opus", "video/vp8");

  /**
   * Extensions that libwebrtc reads when it receives. Without the MID extension: see {@link
   * RemoteOffer}.
   */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
          "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
          "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
          "urn:ietf:params:rtp-hdrext:toffset",
          "urn:3gpp:video-orientation",
          "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay",
          "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time");

  private ReceiverCapabilities() {}

  /** The router's capabilities cut down to opus and VP8 with its retransmissions. */
  public static RtpCapabilities of(RtpCapabilities router) {
    var media =
        router.codecs().stream()
            .filter(codec -> CODECS.contains(codec.mimeType().toLowerCase(Locale.ROOT)))
            .toList();
    var codecs =
        router.codecs().stream()
            .filter(codec -> media.contains(codec) || (codec.isRtx() && repairs(codec, media)))
            .toList();
    var extensions =
        router.headerExtensions().stream()
            .filter(extension -> EXTENSIONS.contains(extension.uri()))
            .toList();
    return new RtpCapabilities(codecs, extensions);
  }

  private static boolean repairs(
      RtpCapabilities.Codec rtx, java.util.List<RtpCapabilities.Codec> media) {
    return media.stream()
        .anyMatch(
            codec ->
                rtx.parameters().get("apt") instanceof Number apt
                    && apt.intValue() == codec.preferredPayloadType());
  }
}
