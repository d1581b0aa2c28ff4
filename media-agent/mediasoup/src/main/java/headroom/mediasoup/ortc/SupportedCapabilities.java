// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpHeaderExtensionCapability;
import headroom.mediasoup.rtp.RtpHeaderExtensionDirection;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What mediasoup 3.27.1 supports. A router's payload types and header extension ids are visible to
 * clients, so order and ids are those of the Node library.
 */
final class SupportedCapabilities {
  static final RtpCapabilities ALL = new RtpCapabilities(codecs(), headerExtensions());

  private SupportedCapabilities() {}

  private static List<RtpCodecCapability> codecs() {
    List<RtcpFeedback> opus = List.of(Feedback.NACK, RtcpFeedback.of(Feedback.TRANSPORT_CC));
    List<RtcpFeedback> audio = List.of(RtcpFeedback.of(Feedback.TRANSPORT_CC));
    List<RtpCodecCapability> codecs = new ArrayList<>();
    codecs.add(audio("opus", null, 48_000, 2, Map.of(), opus));
    codecs.add(multiopus(4, "0,1,2,3", 2, 2, opus));
    codecs.add(multiopus(6, "0,4,1,2,3,5", 4, 2, opus));
    codecs.add(multiopus(8, "0,6,1,2,3,4,5,7", 5, 3, opus));
    codecs.add(audio("PCMU", 0, 8_000, audio));
    codecs.add(audio("PCMA", 8, 8_000, audio));
    codecs.add(audio("ISAC", null, 32_000, audio));
    codecs.add(audio("ISAC", null, 16_000, audio));
    codecs.add(audio("G722", 9, 8_000, audio));
    codecs.add(audio("iLBC", null, 8_000, audio));
    for (int clockRate : List.of(24_000, 16_000, 12_000, 8_000)) {
      codecs.add(audio("SILK", null, clockRate, audio));
    }
    for (int clockRate : List.of(32_000, 16_000, 8_000)) {
      codecs.add(audio("CN", 13, clockRate, List.of()));
    }
    for (int clockRate : List.of(48_000, 32_000, 16_000, 8_000)) {
      codecs.add(audio("telephone-event", null, clockRate, List.of()));
    }
    codecs.add(video("VP8", Map.of()));
    codecs.add(video("VP9", Map.of()));
    codecs.add(video("H264", Map.of("level-asymmetry-allowed", 1)));
    codecs.add(video("AV1", Map.of()));
    return codecs;
  }

  private static RtpCodecCapability multiopus(
      int channels, String mapping, int streams, int coupledStreams, List<RtcpFeedback> feedback) {
    Map<String, Object> parameters =
        Map.of(
            "channel_mapping", mapping, "num_streams", streams, "coupled_streams", coupledStreams);
    return audio("multiopus", null, 48_000, channels, parameters, feedback);
  }

  private static RtpCodecCapability audio(
      String name, @Nullable Integer payloadType, int clockRate, List<RtcpFeedback> feedback) {
    return audio(name, payloadType, clockRate, 1, Map.of(), feedback);
  }

  private static RtpCodecCapability audio(
      String name,
      @Nullable Integer payloadType,
      int clockRate,
      int channels,
      Map<String, Object> parameters,
      List<RtcpFeedback> feedback) {
    return new RtpCodecCapability(
        MediaKind.AUDIO, "audio/" + name, payloadType, clockRate, channels, parameters, feedback);
  }

  private static RtpCodecCapability video(String name, Map<String, Object> parameters) {
    List<RtcpFeedback> feedback =
        List.of(
            Feedback.NACK,
            Feedback.PLI,
            Feedback.FIR,
            RtcpFeedback.of(Feedback.REMB),
            RtcpFeedback.of(Feedback.TRANSPORT_CC));
    return new RtpCodecCapability(
        MediaKind.VIDEO, "video/" + name, null, 90_000, null, parameters, feedback);
  }

  private static List<RtpHeaderExtensionCapability> headerExtensions() {
    RtpHeaderExtensionDirection both = RtpHeaderExtensionDirection.SENDRECV;
    RtpHeaderExtensionDirection in = RtpHeaderExtensionDirection.RECVONLY;
    return List.of(
        extension(MediaKind.AUDIO, RtpHeaderExtensionUri.MID, 1, both),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.MID, 1, both),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.RTP_STREAM_ID, 2, in),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.REPAIRED_RTP_STREAM_ID, 3, in),
        extension(MediaKind.AUDIO, RtpHeaderExtensionUri.ABS_SEND_TIME, 4, both),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.ABS_SEND_TIME, 4, both),
        extension(MediaKind.AUDIO, RtpHeaderExtensionUri.TRANSPORT_WIDE_CC, 5, in),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.TRANSPORT_WIDE_CC, 5, both),
        extension(MediaKind.AUDIO, RtpHeaderExtensionUri.SSRC_AUDIO_LEVEL, 6, both),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.DEPENDENCY_DESCRIPTOR, 7, in),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.VIDEO_ORIENTATION, 8, both),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.TIME_OFFSET, 9, both),
        extension(MediaKind.AUDIO, RtpHeaderExtensionUri.ABS_CAPTURE_TIME, 10, both),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.ABS_CAPTURE_TIME, 10, both),
        extension(MediaKind.AUDIO, RtpHeaderExtensionUri.PLAYOUT_DELAY, 11, both),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.PLAYOUT_DELAY, 11, both),
        extension(MediaKind.AUDIO, RtpHeaderExtensionUri.MEDIASOUP_PACKET_ID, 12, both),
        extension(MediaKind.VIDEO, RtpHeaderExtensionUri.MEDIASOUP_PACKET_ID, 12, both));
  }

  private static RtpHeaderExtensionCapability extension(
      MediaKind kind, RtpHeaderExtensionUri uri, int id, RtpHeaderExtensionDirection direction) {
    return new RtpHeaderExtensionCapability(kind, uri.wireName(), id, false, direction);
  }
}
