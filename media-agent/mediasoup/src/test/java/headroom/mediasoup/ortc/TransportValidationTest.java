// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static headroom.mediasoup.ortc.Refusals.assertRefused;
import static headroom.mediasoup.rtp.ParameterError.PARAMETERS_CONTRADICT;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_LIST_TOO_LONG;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_MALFORMED;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_MISSING;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_OUT_OF_RANGE;
import static headroom.mediasoup.rtp.ParameterError.PARAMETER_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import headroom.mediasoup.rtp.DtlsFingerprint;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.DtlsRole;
import headroom.mediasoup.rtp.FingerprintAlgorithm;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.SctpStreamParameters;
import headroom.mediasoup.rtp.SrtpCryptoSuite;
import headroom.mediasoup.rtp.SrtpParameters;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransportValidationTest {
  private static final String SHA_256 = "AB:".repeat(31) + "CD";

  @ParameterizedTest
  @CsvSource({"SHA1, 20", "SHA224, 28", "SHA256, 32", "SHA384, 48", "SHA512, 64"})
  void aFingerprintHasTheLengthOfItsHash(FingerprintAlgorithm algorithm, int bytes) {
    DtlsParameters right = dtls(algorithm, "0f:".repeat(bytes - 1) + "a0");
    DtlsParameters wrong = dtls(algorithm, "0f:".repeat(bytes - 2) + "a0");
    assertThatCode(() -> Validation.dtlsParameters(right)).doesNotThrowAnyException();
    assertRefused(
        PARAMETER_MALFORMED, "fingerprints[0].value", () -> Validation.dtlsParameters(wrong));
  }

  static Stream<Arguments> badDtls() {
    DtlsFingerprint good = new DtlsFingerprint(FingerprintAlgorithm.SHA256, SHA_256);
    return Stream.of(
        arguments(List.of(), PARAMETER_MISSING, "fingerprints"),
        arguments(Collections.nCopies(6, good), PARAMETER_LIST_TOO_LONG, "fingerprints"),
        arguments(List.of(good, fingerprint("")), PARAMETER_MALFORMED, "fingerprints[1].value"),
        arguments(
            List.of(fingerprint("X".repeat(95))), PARAMETER_MALFORMED, "fingerprints[0].value"),
        arguments(
            List.of(fingerprint(SHA_256.replace(':', '-'))),
            PARAMETER_MALFORMED,
            "fingerprints[0].value"));
  }

  @ParameterizedTest
  @MethodSource("badDtls")
  void badFingerprintsAreRefused(
      List<DtlsFingerprint> fingerprints, ParameterError code, String path) {
    assertRefused(
        code,
        path,
        () -> Validation.dtlsParameters(new DtlsParameters(DtlsRole.AUTO, fingerprints)));
  }

  @ParameterizedTest
  @EnumSource(SrtpCryptoSuite.class)
  void anSrtpKeyHasTheLengthOfItsSuite(SrtpCryptoSuite suite) {
    int bytes =
        switch (suite) {
          case AEAD_AES_256_GCM -> 44;
          case AEAD_AES_128_GCM -> 28;
          case AES_CM_128_HMAC_SHA1_80, AES_CM_128_HMAC_SHA1_32 -> 30;
        };
    SrtpParameters right = new SrtpParameters(suite, base64(bytes));
    SrtpParameters wrong = new SrtpParameters(suite, base64(bytes - 1));
    assertThatCode(() -> Validation.srtpParameters(right)).doesNotThrowAnyException();
    assertRefused(PARAMETER_MALFORMED, "keyBase64", () -> Validation.srtpParameters(wrong));
  }

  @ParameterizedTest
  @CsvSource({"'', PARAMETER_MISSING", "'!!!!', PARAMETER_MALFORMED"})
  void badKeysAreRefused(String key, ParameterError code) {
    assertRefused(
        code,
        "keyBase64",
        () -> Validation.srtpParameters(new SrtpParameters(SrtpCryptoSuite.AEAD_AES_128_GCM, key)));
  }

  static Stream<Arguments> sctp() {
    return Stream.of(
        arguments(stream(1, null, null, null), true),
        arguments(stream(1, null, 5000, null), false),
        arguments(stream(1, null, null, 3), false),
        arguments(stream(1, null, 0, 0), true),
        arguments(stream(1, true, 0, null), true),
        arguments(stream(1, false, null, null), false),
        arguments(stream(65_534, false, 65_535, null), false));
  }

  @ParameterizedTest
  @MethodSource("sctp")
  void orderIsDecidedByWishOrLimit(SctpStreamParameters given, boolean ordered) {
    SctpStreamParameters checked = Validation.sctpStreamParameters(given);
    assertThat(checked)
        .isEqualTo(
            new SctpStreamParameters(
                given.streamId(), ordered, given.maxPacketLifeTime(), given.maxRetransmits()));
  }

  static Stream<Arguments> badSctp() {
    return Stream.of(
        arguments(stream(-1, null, null, null), PARAMETER_OUT_OF_RANGE, "streamId"),
        arguments(stream(65_535, null, null, null), PARAMETER_OUT_OF_RANGE, "streamId"),
        arguments(stream(1, null, 65_536, null), PARAMETER_OUT_OF_RANGE, "maxPacketLifeTime"),
        arguments(stream(1, null, null, -1), PARAMETER_OUT_OF_RANGE, "maxRetransmits"),
        arguments(stream(1, null, 1, 1), PARAMETERS_CONTRADICT, "maxRetransmits"),
        arguments(stream(1, true, 1, null), PARAMETERS_CONTRADICT, "ordered"),
        arguments(stream(1, true, null, 1), PARAMETERS_CONTRADICT, "ordered"));
  }

  @ParameterizedTest
  @MethodSource("badSctp")
  void contradictoryReliabilityIsRefused(
      SctpStreamParameters given, ParameterError code, String path) {
    assertRefused(code, path, () -> Validation.sctpStreamParameters(given));
  }

  @Test
  void aConsumersMidIsChecked() {
    assertThatCode(() -> Validation.mid("custom-mid")).doesNotThrowAnyException();
    assertRefused(PARAMETER_MISSING, "mid", () -> Validation.mid(""));
    assertRefused(PARAMETER_TOO_LONG, "mid", () -> Validation.mid("m".repeat(33)));
  }

  private static DtlsParameters dtls(FingerprintAlgorithm algorithm, String value) {
    return new DtlsParameters(DtlsRole.AUTO, List.of(new DtlsFingerprint(algorithm, value)));
  }

  private static DtlsFingerprint fingerprint(String value) {
    return new DtlsFingerprint(FingerprintAlgorithm.SHA256, value);
  }

  private static SctpStreamParameters stream(
      int id,
      @Nullable Boolean ordered,
      @Nullable Integer lifeTime,
      @Nullable Integer retransmits) {
    return new SctpStreamParameters(id, ordered, lifeTime, retransmits);
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
