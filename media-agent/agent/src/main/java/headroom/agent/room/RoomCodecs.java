// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpCodecCapability;
import java.util.List;
import java.util.Map;

/** The codecs that every room offers, those of the mediasoup demo: opus, VP8, VP9, two H264. */
final class RoomCodecs {
  private static final int VIDEO_CLOCK_HZ = 90_000;

  /** kbit/s that a browser's sender begins with, as its bandwidth estimation allows. */
  private static final Map.Entry<String, Object> START_BITRATE =
      Map.entry("x-google-start-bitrate", 1_000);

  static final List<RtpCodecCapability> ALL =
      List.of(
          new RtpCodecCapability(
              MediaKind.AUDIO, "audio/opus", null, 48_000, 2, Map.of(), List.of()),
          video("video/VP8", Map.ofEntries(START_BITRATE)),
          video("video/VP9", Map.ofEntries(Map.entry("profile-id", 2), START_BITRATE)),
          h264("4d0032"),
          h264("42e01f"));

  private RoomCodecs() {}

  private static RtpCodecCapability h264(String profileLevelId) {
    return video(
        "video/h264",
        Map.ofEntries(
            Map.entry("packetization-mode", 1),
            Map.entry("profile-level-id", profileLevelId),
            Map.entry("level-asymmetry-allowed", 1),
            START_BITRATE));
  }

  private static RtpCodecCapability video(String mimeType, Map<String, Object> parameters) {
    return new RtpCodecCapability(
        MediaKind.VIDEO, mimeType, null, VIDEO_CLOCK_HZ, null, parameters, List.of());
  }
}
