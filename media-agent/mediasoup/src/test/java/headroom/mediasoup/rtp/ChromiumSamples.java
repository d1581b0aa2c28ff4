// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.List;
import java.util.Map;

/** What Chromium with mediasoup-client sends over signalling, as a JSON parser would give it. */
public final class ChromiumSamples {
  private static final String EXPERIMENTS = "http://www.webrtc.org/experiments/rtp-hdrext/";
  private static final String TRANSPORT_CC =
      "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
  private static final String DEPENDENCY_DESCRIPTOR =
      "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension";

  private static final List<Object> VIDEO_FEEDBACK =
      List.of(
          feedback("goog-remb", ""),
          feedback("transport-cc", ""),
          feedback("ccm", "fir"),
          feedback("nack", ""),
          feedback("nack", "pli"));

  private ChromiumSamples() {}

  /** A camera: VP8 with RTX, three simulcast streams known by rid. */
  public static Map<String, Object> simulcastVideo() {
    return Map.of(
        "mid",
        "1",
        "codecs",
        List.of(
            Map.of(
                "mimeType",
                "video/VP8",
                "payloadType",
                96,
                "clockRate",
                90_000,
                "parameters",
                Map.of(),
                "rtcpFeedback",
                VIDEO_FEEDBACK),
            Map.of(
                "mimeType",
                "video/rtx",
                "payloadType",
                97,
                "clockRate",
                90_000,
                "parameters",
                Map.of("apt", 96),
                "rtcpFeedback",
                List.of())),
        "headerExtensions",
        List.of(
            extension("urn:ietf:params:rtp-hdrext:sdes:mid", 4),
            extension("urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id", 10),
            extension("urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id", 11),
            extension(EXPERIMENTS + "abs-send-time", 2),
            extension(TRANSPORT_CC, 3),
            extension("urn:3gpp:video-orientation", 13),
            extension("urn:ietf:params:rtp-hdrext:toffset", 14),
            extension(EXPERIMENTS + "playout-delay", 5)),
        "encodings",
        List.of(
            encoding("r0", 4, 150_000), encoding("r1", 2, 500_000), encoding("r2", 1, 1_500_000)),
        "rtcp",
        Map.of("cname", "UB2cbZ0kPQJYTjQA", "reducedSize", true),
        "msid",
        "8d8b0d5e-7b4e-4f0c-9d2f-3a3f0d9a8e11 0f2c4a6e-13f5-4c0e-a7b6-5d1c9be0a2d4");
  }

  /** A microphone: opus. */
  public static Map<String, Object> microphone() {
    return Map.of(
        "mid",
        "0",
        "codecs",
        List.of(
            Map.of(
                "mimeType",
                "audio/opus",
                "payloadType",
                111,
                "clockRate",
                48_000,
                "channels",
                2,
                "parameters",
                Map.of("minptime", 10, "useinbandfec", 1, "sprop-stereo", 1, "usedtx", 1),
                "rtcpFeedback",
                List.of(feedback("transport-cc", ""), feedback("nack", "")))),
        "headerExtensions",
        List.of(
            extension("urn:ietf:params:rtp-hdrext:sdes:mid", 4),
            extension(EXPERIMENTS + "abs-send-time", 2),
            extension(TRANSPORT_CC, 3),
            extension("urn:ietf:params:rtp-hdrext:ssrc-audio-level", 1)),
        "encodings",
        List.of(Map.of("ssrc", 3_456_789_012L, "dtx", true)),
        "rtcp",
        Map.of("cname", "UB2cbZ0kPQJYTjQA", "reducedSize", true));
  }

  /** The receiving side of a device that was loaded with a router of opus and VP8, VP9 and H264. */
  public static Map<String, Object> capabilities() {
    return Map.of(
        "codecs",
        List.of(
            Map.of(
                "mimeType",
                "audio/opus",
                "kind",
                "audio",
                "preferredPayloadType",
                100,
                "clockRate",
                48_000,
                "channels",
                2,
                "parameters",
                Map.of("minptime", 10, "useinbandfec", 1),
                "rtcpFeedback",
                List.of(feedback("transport-cc", ""), feedback("nack", ""))),
            video("VP8", 101, Map.of()),
            rtx(102, 101),
            video("VP9", 103, Map.of("profile-id", 2)),
            rtx(104, 103),
            video(
                "H264",
                105,
                Map.of(
                    "packetization-mode", 1,
                    "level-asymmetry-allowed", 1,
                    "profile-level-id", "42e01f")),
            rtx(106, 105)),
        "headerExtensions",
        List.of(
            capability("audio", "urn:ietf:params:rtp-hdrext:sdes:mid", 1),
            capability("video", "urn:ietf:params:rtp-hdrext:sdes:mid", 1),
            capability("audio", EXPERIMENTS + "abs-send-time", 4),
            capability("video", EXPERIMENTS + "abs-send-time", 4),
            capability("video", TRANSPORT_CC, 5),
            capability("audio", "urn:ietf:params:rtp-hdrext:ssrc-audio-level", 6),
            capability("video", DEPENDENCY_DESCRIPTOR, 7),
            capability("video", "urn:3gpp:video-orientation", 8),
            capability("video", "urn:ietf:params:rtp-hdrext:toffset", 9),
            capability("audio", EXPERIMENTS + "abs-capture-time", 10),
            capability("video", EXPERIMENTS + "abs-capture-time", 10),
            capability("audio", EXPERIMENTS + "playout-delay", 11),
            capability("video", EXPERIMENTS + "playout-delay", 11),
            capability("video", EXPERIMENTS + "color-space", 12)));
  }

  private static Map<String, Object> video(
      String name, int payloadType, Map<String, Object> parameters) {
    return Map.of(
        "mimeType",
        "video/" + name,
        "kind",
        "video",
        "preferredPayloadType",
        payloadType,
        "clockRate",
        90_000,
        "parameters",
        parameters,
        "rtcpFeedback",
        VIDEO_FEEDBACK);
  }

  private static Map<String, Object> rtx(int payloadType, int apt) {
    return Map.of(
        "mimeType",
        "video/rtx",
        "kind",
        "video",
        "preferredPayloadType",
        payloadType,
        "clockRate",
        90_000,
        "parameters",
        Map.of("apt", apt),
        "rtcpFeedback",
        List.of());
  }

  private static Map<String, Object> feedback(String type, String parameter) {
    return Map.of("type", type, "parameter", parameter);
  }

  private static Map<String, Object> extension(String uri, int id) {
    return Map.of("uri", uri, "id", id, "encrypt", false, "parameters", Map.of());
  }

  private static Map<String, Object> capability(String kind, String uri, int id) {
    return Map.of(
        "kind",
        kind,
        "uri",
        uri,
        "preferredId",
        id,
        "preferredEncrypt",
        false,
        "direction",
        "sendrecv");
  }

  private static Map<String, Object> encoding(String rid, int scaleDownBy, int maxBitrate) {
    return Map.of(
        "active",
        true,
        "rid",
        rid,
        "scaleResolutionDownBy",
        scaleDownBy,
        "maxBitrate",
        maxBitrate,
        "scalabilityMode",
        "L1T3",
        "dtx",
        false);
  }
}
