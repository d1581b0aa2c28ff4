// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordsTest {
  @Test
  void chromiumSimulcastParametersSurviveTheWayThroughATree() {
    RtpParameters params =
        RecordTree.fromTree(RtpParameters.class, ChromiumSamples.simulcastVideo());
    Object tree = RecordTree.toTree(params);

    assertThat(RecordTree.fromTree(RtpParameters.class, tree)).isEqualTo(params);
    assertThat(params.encodings())
        .extracting(RtpEncodingParameters::rid)
        .containsExactly("r0", "r1", "r2");
    assertThat(params.codecs().get(1).parameters()).isEqualTo(Map.of("apt", 96));
    assertThat(params.rtcp().cname()).isEqualTo("UB2cbZ0kPQJYTjQA");
  }

  @Test
  void chromiumCapabilitiesSurviveTheWayThroughATree() {
    RtpCapabilities capabilities =
        RecordTree.fromTree(RtpCapabilities.class, ChromiumSamples.capabilities());

    assertThat(RecordTree.fromTree(RtpCapabilities.class, RecordTree.toTree(capabilities)))
        .isEqualTo(capabilities);
    assertThat(capabilities.codecs().getFirst())
        .isEqualTo(
            new RtpCodecCapability(
                MediaKind.AUDIO,
                "audio/opus",
                100,
                48_000,
                2,
                Map.of("minptime", 10, "useinbandfec", 1),
                List.of(RtcpFeedback.of("transport-cc"), RtcpFeedback.of("nack"))));
  }

  @Test
  void absentFieldsGetMediasoupsDefaults() {
    RtpParameters params = RecordTree.fromTree(RtpParameters.class, Map.of());
    assertThat(params)
        .isEqualTo(
            new RtpParameters(
                null, List.of(), List.of(), List.of(), RtcpParameters.preset(), null));
    assertThat(params.rtcp().reducedSize()).isTrue();

    RtpEncodingParameters encoding =
        RecordTree.fromTree(RtpEncodingParameters.class, Map.of("ssrc", 5));
    assertThat(encoding).isEqualTo(RtpEncodingParameters.ofSsrc(5));
    assertThat(encoding.dtx()).isFalse();

    RtpHeaderExtensionCapability extension =
        RecordTree.fromTree(
            RtpHeaderExtensionCapability.class,
            Map.of("kind", "audio", "uri", "urn:x", "preferredId", 1));
    assertThat(extension.direction()).isEqualTo(RtpHeaderExtensionDirection.SENDRECV);
    assertThat(extension.preferredEncrypt()).isFalse();

    DtlsParameters dtls = RecordTree.fromTree(DtlsParameters.class, Map.of());
    assertThat(dtls.role()).isEqualTo(DtlsRole.AUTO);
  }

  @Test
  void theKindIsThatOfTheMimeTypeAndChannelsAreForAudioOnly() {
    RtpCodecCapability video = capability(MediaKind.AUDIO, "Video/VP8", 2);
    assertThat(video.kind()).isEqualTo(MediaKind.VIDEO);
    assertThat(video.channels()).isNull();
    assertThat(capability(MediaKind.VIDEO, "audio/PCMU", null).channels()).isEqualTo(1);
    assertThat(capability(MediaKind.VIDEO, "audio/opus", 2).channels()).isEqualTo(2);
  }

  @Test
  void aMissingKindThatNothingTellsIsRefused() {
    assertThatThrownBy(
            () -> RecordTree.fromTree(RtpHeaderExtensionCapability.class, Map.of("preferredId", 1)))
        .isInstanceOfSatisfying(
            InvalidParametersException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ParameterError.PARAMETER_MISSING);
              assertThat(e.path()).isEqualTo("kind");
            });
  }

  @Test
  void aNullInAListIsRefused() {
    assertThatThrownBy(
            () ->
                RecordTree.fromTree(
                    RtpParameters.class,
                    Map.of("encodings", Arrays.asList(Map.of("ssrc", 1), null))))
        .isInstanceOf(InvalidParametersException.class)
        .hasMessageContaining("encodings[]");
  }

  @Test
  void laterChangesOfTheGivenCollectionsDoNotReachARecord() {
    Map<String, Object> parameters = new HashMap<>(Map.of("apt", 96));
    List<RtcpFeedback> feedback = new ArrayList<>(List.of(RtcpFeedback.of("nack")));
    RtpCodecParameters codec =
        new RtpCodecParameters("video/rtx", 97, 90_000, null, parameters, feedback);
    parameters.clear();
    feedback.clear();

    assertThat(codec.parameters()).containsEntry("apt", 96);
    assertThat(codec.rtcpFeedback()).hasSize(1);
    assertThatThrownBy(() -> codec.parameters().put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void numbersAreTheSameWhateverAMapperMadeOfThem() {
    Map<String, Object> given = new HashMap<>();
    given.put("whole", 96L);
    given.put("wholeDouble", 96.0);
    given.put("fraction", new BigDecimal("0.5"));
    given.put("huge", 1L << 40);
    given.put("nothing", null);
    RtpCodecParameters codec =
        new RtpCodecParameters("video/VP8", 97, 90_000, null, given, List.of());

    assertThat(codec.parameters())
        .containsEntry("whole", 96)
        .containsEntry("wholeDouble", 96)
        .containsEntry("fraction", 0.5)
        .containsEntry("huge", 1L << 40)
        .containsEntry("nothing", "");
  }

  @Test
  void reducedSizeIsTakenForGranted() {
    assertThat(new RtcpParameters("cname", false)).isEqualTo(new RtcpParameters("cname", true));
  }

  @Test
  void fingerprintsAreUpperCaseBecauseTheWorkerComparesTexts() {
    assertThat(new DtlsFingerprint(FingerprintAlgorithm.SHA1, "ab:0c").value()).isEqualTo("AB:0C");
  }

  @Test
  void keysStayOutOfLogs() {
    assertThat(new SrtpParameters(SrtpCryptoSuite.AEAD_AES_128_GCM, "c2VjcmV0"))
        .asString()
        .doesNotContain("c2VjcmV0");
    assertThat(new IceParameters("ufrag", "verysecret", true)).asString().doesNotContain("secret");
  }

  private static RtpCodecCapability capability(
      MediaKind kind, String mimeType, @Nullable Integer channels) {
    return new RtpCodecCapability(kind, mimeType, null, 8_000, channels, Map.of(), List.of());
  }
}
