// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.ortc.Ortc;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.RtxParameters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Codecs and parameters as applications and endpoints send them. */
public final class Samples {
  public static final TransportListenInfo LOOPBACK = TransportListenInfo.udp("127.0.0.1");

  public static final List<RtpCodecCapability> CODECS =
      List.of(
          capability("audio/opus", 48_000, 2, Map.of("useinbandfec", 1, "foo", "bar")),
          capability("video/VP8", 90_000, null, Map.of()),
          capability(
              "video/H264",
              90_000,
              null,
              Map.of(
                  "level-asymmetry-allowed",
                  1,
                  "packetization-mode",
                  1,
                  "profile-level-id",
                  "4d0032")),
          capability("video/VP9", 90_000, null, Map.of("profile-id", 0)));

  private Samples() {}

  /** An endpoint that can receive all that a router with {@link #CODECS} sends. */
  public static RtpCapabilities everything() {
    return new Ortc(() -> ThreadLocalRandom.current().nextLong())
        .generateRouterRtpCapabilities(CODECS);
  }

  public static RtpParameters microphone() {
    return new RtpParameters(
        "AUDIO",
        List.of(
            new RtpCodecParameters(
                "audio/opus",
                111,
                48_000,
                2,
                Map.of("useinbandfec", 1, "usedtx", 1, "foo", "222.222", "bar", "333"),
                List.of())),
        List.of(
            extension(RtpHeaderExtensionUri.MID, 10),
            extension(RtpHeaderExtensionUri.SSRC_AUDIO_LEVEL, 12)),
        List.of(new RtpEncodingParameters(11_111_111L, null, null, null, true, null, null)),
        new RtcpParameters("FOOBAR", true),
        "stream track");
  }

  /** Simulcast in three streams with RTX. */
  public static RtpParameters camera() {
    return new RtpParameters(
        "VIDEO",
        List.of(
            new RtpCodecParameters(
                "video/VP8",
                112,
                90_000,
                null,
                Map.of(),
                List.of(
                    RtcpFeedback.of("nack"),
                    RtcpFeedback.of("nack", "pli"),
                    RtcpFeedback.of("goog-remb"))),
            new RtpCodecParameters("video/rtx", 113, 90_000, null, Map.of("apt", 112), List.of())),
        List.of(
            extension(RtpHeaderExtensionUri.MID, 10),
            extension(RtpHeaderExtensionUri.VIDEO_ORIENTATION, 13)),
        List.of(layer(22_222_222), layer(22_222_223), layer(22_222_224)),
        new RtcpParameters("FOOBAR", true),
        null);
  }

  /** VP9 in one stream with the layers of a scalability mode. */
  public static RtpParameters oneStream(String scalabilityMode) {
    return new RtpParameters(
        "VIDEO",
        List.of(
            new RtpCodecParameters(
                "video/VP9", 114, 90_000, null, Map.of("profile-id", 0), List.of())),
        List.of(),
        List.of(
            new RtpEncodingParameters(55_555_555L, null, null, null, false, scalabilityMode, null)),
        new RtcpParameters("FOOBAR", true),
        null);
  }

  /** One stream of plain RTP without RTX, as a test can send it. */
  public static RtpParameters plain(MediaKind kind, long ssrc) {
    RtpCodecParameters codec =
        switch (kind) {
          case AUDIO -> new RtpCodecParameters("audio/opus", 100, 48_000, 2, Map.of(), List.of());
          case VIDEO ->
              new RtpCodecParameters(
                  "video/VP8",
                  101,
                  90_000,
                  null,
                  Map.of(),
                  List.of(RtcpFeedback.of("nack"), RtcpFeedback.of("nack", "pli")));
        };
    return new RtpParameters(
        null,
        List.of(codec),
        List.of(),
        List.of(RtpEncodingParameters.ofSsrc(ssrc)),
        new RtcpParameters("plain", true),
        null);
  }

  private static RtpEncodingParameters layer(long ssrc) {
    return new RtpEncodingParameters(
        ssrc, null, null, new RtxParameters(ssrc + 10), false, "L1T3", null);
  }

  private static RtpHeaderExtensionParameters extension(RtpHeaderExtensionUri uri, int id) {
    return new RtpHeaderExtensionParameters(uri.wireName(), id, false, Map.of());
  }

  private static RtpCodecCapability capability(
      String mimeType, int clockRate, @Nullable Integer channels, Map<String, Object> parameters) {
    return new RtpCodecCapability(
        MediaKind.AUDIO, mimeType, null, clockRate, channels, parameters, List.of());
  }
}
