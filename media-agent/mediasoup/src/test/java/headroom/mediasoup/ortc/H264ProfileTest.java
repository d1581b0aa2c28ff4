// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H264ProfileTest {
  @ParameterizedTest
  @CsvSource({
    "42e01f, CONSTRAINED_BASELINE, 31",
    "42E01F, CONSTRAINED_BASELINE, 31",
    "42c02a, CONSTRAINED_BASELINE, 42",
    "4de01f, CONSTRAINED_BASELINE, 31",
    "58f01f, CONSTRAINED_BASELINE, 31",
    "42a01f, BASELINE, 31",
    "58a01f, BASELINE, 31",
    "4d4028, MAIN, 40",
    "64001f, HIGH, 31",
    "640c1f, CONSTRAINED_HIGH, 31",
    "f4000a, PREDICTIVE_HIGH_444, 10",
    "42f00b, CONSTRAINED_BASELINE, 0",
    "42100b, BASELINE, 0",
    "42e00b, CONSTRAINED_BASELINE, 11"
  })
  void profilesAndLevelsAreParsed(String text, H264Profile.Kind profile, int level) {
    assertThat(H264Profile.parse(text)).contains(new H264Profile(profile, level));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "42e01", "42e01f0", "000000", "gggggg", "42e000", "42e00f", "42e0ff", "42e11f",
        "58601f", "64e01f", "4d201f", "f4001g", "f4011f", "00e01f"
      })
  void otherTextsAreNoProfile(String text) {
    assertThat(H264Profile.parse(text)).isEmpty();
  }

  @Test
  void aNumberIsNoProfile() {
    assertThat(H264Profile.parse(420)).isEmpty();
  }

  @Test
  void twoCodecsAreTheSameWhateverTheirLevels() {
    assertThat(H264Profile.isSame(id("42e01f"), id("42c034"))).isTrue();
    assertThat(H264Profile.isSame(Map.of(), id("42e01f"))).isTrue();
    assertThat(H264Profile.isSame(Map.of(), Map.of())).isTrue();
    assertThat(H264Profile.isSame(id("42001f"), id("42e01f"))).isFalse();
    assertThat(H264Profile.isSame(id("640032"), id("640c32"))).isFalse();
    assertThat(H264Profile.isSame(id("nonsense"), id("nonsense"))).isFalse();
  }

  @Test
  void ifNeitherNamesALevelNoneIsAgreed() {
    assertThat(H264Profile.agreed(Map.of(), Map.of())).isEmpty();
    assertThat(H264Profile.agreed(Map.of(), id("42e015"))).contains("42e015");
  }

  @ParameterizedTest
  @CsvSource({
    "42e01f, 42e015, 42e015",
    "42e015, 42e01f, 42e015",
    "42e01f, 42f00b, 42f00b",
    "42f00b, 42e00a, 42e00a",
    "42f00b, 42e00b, 42f00b",
    "42a01f, 42100b, 42100b",
    "4d001f, 4d100b, 4d100b",
    "640c32, 640c33, 640c32",
    "f40032, f4001f, f4001f"
  })
  void theLowerLevelIsAgreed(String local, String remote, String agreed) {
    assertThat(H264Profile.agreed(id(local), id(remote))).contains(agreed);
  }

  @Test
  void theLocalLevelIsKeptIfBothAllowAsymmetry() {
    Map<String, Object> local = Map.of("profile-level-id", "42e034", "level-asymmetry-allowed", 1);
    Map<String, Object> remote =
        Map.of("profile-level-id", "42e01f", "level-asymmetry-allowed", "1");
    assertThat(H264Profile.agreed(local, remote)).contains("42e034");
    assertThat(H264Profile.agreed(local, id("42e01f"))).contains("42e01f");
  }

  private static Map<String, Object> id(String profileLevelId) {
    return Map.of("profile-level-id", profileLevelId);
  }
}
