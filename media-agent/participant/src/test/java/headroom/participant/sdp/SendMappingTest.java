// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtcpFeedback;
import headroom.participant.ortc.RtpCapabilities;
import headroom.participant.ortc.RtpParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendMappingTest {
  private final SdpSection audio = Fixtures.offer("offer.sdp").getFirst();
  private final SdpSection video = Fixtures.offer("offer.sdp").getLast();

  @Test
  void audioKeepsThePayloadTypeAndFormatOfItsOffer() {
    var rtp = SendMapping.rtpParameters(audio, Fixtures.ROUTER);
    assertThat(rtp.mid()).isEqualTo("0");
    assertThat(rtp.codecs())
        .containsExactly(
            new RtpParameters.Codec(
                "audio/opus",
                111,
                48_000,
                2,
                Map.of("minptime", 10, "useinbandfec", 1),
                List.of(new RtcpFeedback("transport-cc", null))));
    assertThat(rtp.encodings()).containsExactly(RtpParameters.Encoding.ofSsrc(321_411_023L, null));
    assertThat(rtp.rtcp()).isEqualTo(new RtpParameters.Rtcp("fXzcnG87t7du+3XT", true));
  }

  @Test
  void videoComesWithItsRetransmissions() {
    var rtp = SendMapping.rtpParameters(video, Fixtures.ROUTER);
    assertThat(rtp.codecs())
        .extracting(RtpParameters.Codec::mimeType)
        .containsExactly("video/VP8", "video/rtx");
    assertThat(rtp.codecs().getLast().parameters()).isEqualTo(Map.of("apt", 96));
    assertThat(rtp.encodings())
        .containsExactly(RtpParameters.Encoding.ofSsrc(2_283_028_904L, 1_519_375_004L));
  }

  @Test
  void feedbackThatTheRouterDoesNotGiveIsLeftOut() {
    assertThat(SendMapping.rtpParameters(video, Fixtures.ROUTER).codecs().getFirst().rtcpFeedback())
        .containsExactlyInAnyOrder(
            new RtcpFeedback("nack", null),
            new RtcpFeedback("nack", "pli"),
            new RtcpFeedback("transport-cc", null));
  }

  @Test
  void extensionsThatTheRouterOnlySendsOrDoesNotKnowAreLeftOut() {
    assertThat(SendMapping.rtpParameters(video, Fixtures.ROUTER).headerExtensions())
        .containsExactly(
            new RtpParameters.HeaderExtension(Fixtures.ABS_SEND_TIME, 2),
            new RtpParameters.HeaderExtension(Fixtures.MID, 4));
    assertThat(SendMapping.rtpParameters(audio, Fixtures.ROUTER).headerExtensions())
        .as("the router takes abs-send-time of video alone")
        .containsExactly(new RtpParameters.HeaderExtension(Fixtures.MID, 4));
  }

  @Test
  void simulcastIsNamedByRidAndItsTemporalLayersAreTold() {
    var section = Fixtures.offer("offer-simulcast.sdp").getLast();
    assertThat(SendMapping.rtpParameters(section, Fixtures.ROUTER).encodings())
        .containsExactly(
            RtpParameters.Encoding.ofRid("0", "L1T3"), RtpParameters.Encoding.ofRid("1", "L1T3"));
  }

  @Test
  void aCodecThatTheRouterDoesNotTakeIsAnError() {
    var none = new RtpCapabilities(List.of(), List.of());
    assertThatThrownBy(() -> SendMapping.rtpParameters(audio, none))
        .hasMessageContaining("audio/opus");
  }

  @Test
  void theAnswerHasTheSameNumbersAndTheServersSideOfTheTransport() {
    var section = Fixtures.offer("offer-simulcast.sdp").getLast();
    var rtp = SendMapping.rtpParameters(section, Fixtures.ROUTER);
    var sdp =
        RemoteAnswer.sdp(
            Fixtures.TRANSPORT, 3, List.of(new RemoteAnswer.Sent(MediaKind.VIDEO, rtp)));
    assertThat(sdp.lines())
        .contains(
            "o=headroom 1 3 IN IP4 0.0.0.0",
            "a=ice-lite",
            "a=group:BUNDLE 1",
            "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
            "a=recvonly",
            "a=setup:passive",
            "a=fingerprint:sha-256 BB:CC",
            "a=candidate:udpcandidate 1 udp 1076302079 127.0.0.1 40000 typ host",
            "a=candidate:tcpcandidate 1 tcp 1076276479 127.0.0.1 40001 typ host tcptype passive",
            "a=end-of-candidates",
            "a=rtpmap:96 VP8/90000",
            "a=rtcp-fb:96 nack pli",
            "a=fmtp:97 apt=96",
            "a=extmap:4 " + Fixtures.MID,
            "a=rid:0 recv",
            "a=simulcast:recv 0;1");
  }
}
