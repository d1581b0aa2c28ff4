// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed {@code profile-level-id} of H264 (RFC 6184, section 8.1): three bytes, which are the
 * profile, constraint flags and the level.
 *
 * @param profile the profile that the first two bytes stand for
 * @param level ten times the level's number, so 31 is level 3.1; level 1b is {@link #LEVEL_1B}
 */
record H264Profile(Kind profile, int level) {
  /** Level 1b has the same level byte as 1.1 and a flag; 0 as level byte is not used otherwise. */
  static final int LEVEL_1B = 0;

  private static final int LEVEL_1_1 = 11;
  private static final int CONSTRAINT_SET_3 = 0x10;
  private static final Set<Integer> LEVELS =
      Set.of(10, 11, 12, 13, 20, 21, 22, 30, 31, 32, 40, 41, 42, 50, 51, 52);

  /**
   * What a codec without {@code profile-level-id} has. RFC 6184 says baseline 1, but libwebrtc, and
   * with it mediasoup, takes constrained baseline 3.1.
   */
  private static final H264Profile PRESET = new H264Profile(Kind.CONSTRAINED_BASELINE, 31);

  /** The profiles that mediasoup tells apart, with their canonical first two bytes. */
  enum Kind {
    CONSTRAINED_BASELINE("42e0", "42f0"),
    BASELINE("4200", "4210"),
    MAIN("4d00", "4d10"),
    CONSTRAINED_HIGH("640c", ""),
    HIGH("6400", ""),
    PREDICTIVE_HIGH_444("f400", "");

    private final String bytes;
    private final String bytesOfLevel1b;

    Kind(String bytes, String bytesOfLevel1b) {
      this.bytes = bytes;
      this.bytesOfLevel1b = bytesOfLevel1b;
    }

    /**
     * The profile by its byte and constraint flags; the flags of bits 3 to 0 must match exactly.
     */
    private static Optional<Kind> of(int profile, int flags) {
      boolean set0 = (flags & 0x80) != 0;
      boolean set1 = (flags & 0x40) != 0;
      boolean set2 = (flags & 0x20) != 0;
      if (profile == 0x64) {
        return switch (flags) {
          case 0x00 -> Optional.of(HIGH);
          case 0x0c -> Optional.of(CONSTRAINED_HIGH);
          default -> Optional.empty();
        };
      }
      if ((flags & 0x0f) != 0) {
        return Optional.empty();
      }
      return switch (profile) {
        case 0x42 -> Optional.of(set1 ? CONSTRAINED_BASELINE : BASELINE);
        case 0x4d ->
            set0 ? Optional.of(CONSTRAINED_BASELINE) : set2 ? Optional.empty() : Optional.of(MAIN);
        case 0x58 -> set0 ? Optional.of(set1 ? CONSTRAINED_BASELINE : BASELINE) : Optional.empty();
        case 0xf4 -> flags == 0 ? Optional.of(PREDICTIVE_HIGH_444) : Optional.empty();
        default -> Optional.empty();
      };
    }
  }

  /** Parses six hexadecimal digits; empty if they stand for no known profile and level. */
  static Optional<H264Profile> parse(Object profileLevelId) {
    if (!(profileLevelId instanceof String text)
        || text.length() != 6
        || !text.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    int number = HexFormat.fromHexDigits(text);
    int flags = (number >> 8) & 0xff;
    int levelByte = number & 0xff;
    if (!LEVELS.contains(levelByte)) {
      return Optional.empty();
    }
    boolean is1b = levelByte == LEVEL_1_1 && (flags & CONSTRAINT_SET_3) != 0;
    return Kind.of(number >> 16, flags)
        .map(profile -> new H264Profile(profile, is1b ? LEVEL_1B : levelByte));
  }

  /** Whether both codecs have the same profile; the level may differ. */
  static boolean isSame(Map<String, Object> one, Map<String, Object> other) {
    Optional<Kind> profile = of(one).map(H264Profile::profile);
    return profile.isPresent() && profile.equals(of(other).map(H264Profile::profile));
  }

  /**
   * The {@code profile-level-id} that two codecs of the same profile agree upon: the local level if
   * both sides allow different levels per direction, otherwise the lower one. Empty if neither
   * names one.
   */
  static Optional<String> agreed(Map<String, Object> local, Map<String, Object> remote) {
    if (isAbsent(local) && isAbsent(remote)) {
      return Optional.empty();
    }
    H264Profile mine = of(local).orElseThrow();
    H264Profile theirs = of(remote).orElseThrow();
    boolean keepsLevel =
        (allowsAsymmetry(local) && allowsAsymmetry(remote)) || mine.order() <= theirs.order();
    return (keepsLevel ? mine : theirs).text();
  }

  private Optional<String> text() {
    if (level != LEVEL_1B) {
      return Optional.of(profile.bytes + HexFormat.of().toHexDigits((byte) level));
    }
    return profile.bytesOfLevel1b.isEmpty()
        ? Optional.empty()
        : Optional.of(profile.bytesOfLevel1b + "0b");
  }

  /** Level 1b lies between 1 and 1.1. */
  private int order() {
    return level == LEVEL_1B ? 105 : level * 10;
  }

  private static Optional<H264Profile> of(Map<String, Object> parameters) {
    return isAbsent(parameters) ? Optional.of(PRESET) : parse(idOf(parameters));
  }

  private static boolean isAbsent(Map<String, Object> parameters) {
    Object id = idOf(parameters);
    return id.equals("") || id.equals(0);
  }

  private static Object idOf(Map<String, Object> parameters) {
    return parameters.getOrDefault("profile-level-id", "");
  }

  private static boolean allowsAsymmetry(Map<String, Object> parameters) {
    String allowed = parameters.getOrDefault("level-asymmetry-allowed", 0).toString();
    return allowed.equals("1") || allowed.toLowerCase(Locale.ROOT).equals("true");
  }
}
