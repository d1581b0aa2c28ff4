// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as operators type them: {@code 30s}, {@code 4h}, {@code 1h30m}, {@code 1d}. */
final class Spans {
  private static final Pattern SHAPE =
      Pattern.compile("(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

  private Spans() {}

  /**
   * Reads a span; spaces and case do not matter.
   *
   * @throws IllegalArgumentException when it is none, with words for whoever typed it
   */
  static Duration parse(String text) {
    String tight = text.replace(" ", "").toLowerCase(Locale.ROOT);
    Matcher matcher = SHAPE.matcher(tight);
    if (tight.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException("A span like 30s, 4h or 1h30m.");
    }
    return Duration.ofDays(part(matcher, 1))
        .plusHours(part(matcher, 2))
        .plusMinutes(part(matcher, 3))
        .plusSeconds(part(matcher, 4));
  }

  /** Writes a span so that {@link #parse} reads it. */
  static String write(Duration span) {
    StringBuilder text = new StringBuilder();
    append(text, span.toDaysPart(), "d");
    append(text, span.toHoursPart(), "h");
    append(text, span.toMinutesPart(), "m");
    append(text, span.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static long part(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
