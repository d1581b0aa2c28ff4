// SPDX-License-Identifier: Apache-2.0
package headroom.participant.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.participant.ortc.MediaKind;
import headroom.participant.ortc.RtpCapabilities;
import org.junit.jupiter.api.Test;

class RemoteOfferTest {
  private final RemoteOffer offer = new RemoteOffer(Fixtures.TRANSPORT);

  private String add(String consumer, MediaKind kind, long ssrc) {
    return offer.add(
        consumer, kind, kind == MediaKind.AUDIO ? Fixtures.audio(ssrc) : Fixtures.video(ssrc));
  }

  @Test
  void eachConsumerHasASectionWithItsStream() {
    assertThat(add("a", MediaKind.AUDIO, 10)).isEqualTo("0");
    assertThat(add("v", MediaKind.VIDEO, 20)).isEqualTo("1");
    assertThat(offer.sdp().lines())
        .contains(
            "a=group:BUNDLE 0 1",
            "m=audio 9 UDP/TLS/RTP/SAVPF 100",
            "a=rtpmap:100 opus/48000/2",
            "m=video 9 UDP/TLS/RTP/SAVPF 101 102",
            "a=ssrc-group:FID 20 21",
            "a=ssrc:20 cname:someone",
            "a=setup:actpass",
            "a=msid:v v");
  }

  @Test
  void eachOfferHasAHigherVersion() {
    add("a", MediaKind.AUDIO, 10);
    assertThat(offer.sdp()).contains("o=headroom 1 1 ");
    assertThat(offer.sdp()).contains("o=headroom 1 2 ");
  }

  @Test
  void aClosedConsumersSectionStaysInItsPlaceWithoutAStream() {
    add("a", MediaKind.AUDIO, 10);
    add("v", MediaKind.VIDEO, 20);
    assertThat(offer.remove("a")).isTrue();
    var sections = SdpSection.parse(offer.sdp());
    assertThat(sections).hasSize(2);
    assertThat(sections.getFirst().values("inactive")).hasSize(1);
    assertThat(sections.getFirst().values("ssrc")).isEmpty();
    assertThat(sections.getLast().values("sendonly")).hasSize(1);
  }

  @Test
  void theNextConsumerOfTheKindTakesAFreeSection() {
    add("a", MediaKind.AUDIO, 10);
    add("v", MediaKind.VIDEO, 20);
    offer.remove("a");
    assertThat(add("w", MediaKind.VIDEO, 30)).as("of the other kind").isEqualTo("2");
    assertThat(add("b", MediaKind.AUDIO, 40)).isEqualTo("0");
    assertThat(SdpSection.parse(offer.sdp()).getFirst().values("ssrc"))
        .containsExactly("40 cname:someone");
  }

  @Test
  void removingAStrangerChangesNothing() {
    assertThat(offer.remove("nobody")).isFalse();
  }

  @Test
  void aReceiverAsksForTheRoutersOpusAndVp8ButNotForMids() {
    var capabilities = ReceiverCapabilities.of(Fixtures.ROUTER);
    assertThat(capabilities.codecs())
        .extracting(RtpCapabilities.Codec::preferredPayloadType)
        .containsExactly(100, 101, 102);
    assertThat(capabilities.headerExtensions())
        .extracting(RtpCapabilities.HeaderExtension::uri)
        .containsExactly(Fixtures.ABS_SEND_TIME, Fixtures.PLAYOUT_DELAY);
  }
}
