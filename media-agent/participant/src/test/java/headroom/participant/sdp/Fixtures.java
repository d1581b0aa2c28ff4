// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtcpFeedback;
import headroom.participant.ortc.RtpCapabilities;
import headroom.participant.ortc.RtpParameters;
import headroom.participant.ortc.WebRtcTransportParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A router's capabilities, a transport, a consumer, and offers as libwebrtc M138 wrote them. */
final class Fixtures {
  static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
  static final String ABS_SEND_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
  static final String PLAYOUT_DELAY = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay";

  static final RtpCapabilities ROUTER =
      new RtpCapabilities(
          List.of(
              codec("audio/opus", 100, 48_000, 2, Map.of(), List.of(feedback("transport-cc"))),
              codec(
                  "video/VP8",
                  101,
                  90_000,
                  null,
                  Map.of(),
                  List.of(
                      feedback("nack"), new RtcpFeedback("nack", "pli"), feedback("transport-cc"))),
              codec("video/rtx", 102, 90_000, null, Map.of("apt", 101), List.of()),
              codec("video/H264", 103, 90_000, null, Map.of("packetization-mode", 1), List.of()),
              codec("video/rtx", 104, 90_000, null, Map.of("apt", 103), List.of())),
          List.of(
              extension(MediaKind.AUDIO, MID, 1, "sendrecv"),
              extension(MediaKind.VIDEO, MID, 1, "sendrecv"),
              extension(MediaKind.VIDEO, ABS_SEND_TIME, 4, "sendrecv"),
              extension(MediaKind.VIDEO, PLAYOUT_DELAY, 14, "sendonly")));

  static final WebRtcTransportParameters TRANSPORT =
      new WebRtcTransportParameters(
          "t1",
          new WebRtcTransportParameters.Ice("ufrag", "secret", true),
          List.of(
              new WebRtcTransportParameters.Candidate(
                  "udpcandidate", 1_076_302_079, null, "127.0.0.1", "udp", 40_000, "host", null),
              new WebRtcTransportParameters.Candidate(
                  "tcpcandidate",
                  1_076_276_479,
                  "127.0.0.1",
                  null,
                  "tcp",
                  40_001,
                  "host",
                  "passive")),
          new WebRtcTransportParameters.Dtls(
              "auto",
              List.of(
                  new WebRtcTransportParameters.Fingerprint("sha-1", "AA"),
                  new WebRtcTransportParameters.Fingerprint("sha-256", "BB:CC"))));

  static RtpParameters video(long ssrc) {
    return new RtpParameters(
        "7",
        List.of(
            new RtpParameters.Codec(
                "video/VP8", 101, 90_000, null, Map.of(), List.of(new RtcpFeedback("nack", "pli"))),
            new RtpParameters.Codec("video/rtx", 102, 90_000, null, Map.of("apt", 101), List.of())),
        List.of(new RtpParameters.HeaderExtension(ABS_SEND_TIME, 4)),
        List.of(RtpParameters.Encoding.ofSsrc(ssrc, ssrc + 1)),
        new RtpParameters.Rtcp("someone", true));
  }

  static RtpParameters audio(long ssrc) {
    return new RtpParameters(
        "8",
        List.of(
            new RtpParameters.Codec(
                "audio/opus", 100, 48_000, 2, Map.of("useinbandfec", 1), List.of())),
        List.of(),
        List.of(RtpParameters.Encoding.ofSsrc(ssrc, null)),
        new RtpParameters.Rtcp("someone", true));
  }

  static List<SdpSection> offer(String name) {
    try (var in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
      return SdpSection.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RtpCapabilities.Codec codec(
      String mimeType,
      int payloadType,
      int clockRate,
      @org.jspecify.annotations.Nullable Integer channels,
      Map<String, Object> parameters,
      List<RtcpFeedback> feedback) {
    var kind = MediaKind.of(mimeType.substring(0, mimeType.indexOf('/')));
    return new RtpCapabilities.Codec(
        kind, mimeType, payloadType, clockRate, channels, parameters, feedback);
  }

  private static RtcpFeedback feedback(String type) {
    return new RtcpFeedback(type, "");
  }

  private static RtpCapabilities.HeaderExtension extension(
      MediaKind kind, String uri, int id, String direction) {
    return new RtpCapabilities.HeaderExtension(kind, uri, id, false, direction);
  }

  private Fixtures() {}
}
