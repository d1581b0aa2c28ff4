// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import java.time.Duration;
import java.util.Locale;

/** How figures are written: tabular, thousands with a comma, the unit after a space. */
public final class Figures {
  /** A figure that is missing, in contrast to one that is not known. */
  public static final String NONE = "–";

  public static final String NOT_KNOWN = "not known";

  private Figures() {}

  /** A load, for example {@code 1.07}; 1.00 is the headroom line. */
  public static String load(double load) {
    return String.format(Locale.ROOT, "%.2f", load);
  }

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  public static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** A rate per second with three digits, for example {@code 22.2 k}. */
  public static String rate(double perSecond) {
    return scaled(perSecond, "").strip();
  }

  public static String bits(double perSecond) {
    return scaled(perSecond, "bit/s");
  }

  public static String bytes(long bytes) {
    double mib = bytes / 1024.0 / 1024.0;
    return mib < 1024
        ? String.format(Locale.ROOT, "%.0f MiB", mib)
        : String.format(Locale.ROOT, "%.1f GiB", mib / 1024);
  }

  /** A number with its noun in the right number, for example {@code 1 host}. */
  public static String counted(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** A span in its two largest units, for example {@code 12 d 4 h}. */
  public static String span(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  /** A span in its largest unit, for example {@code 14 s}. */
  public static String roughly(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 90) {
      return seconds + " s";
    }
    if (seconds < 5400) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return small == 0
        ? large + " " + largeUnit
        : large + " " + largeUnit + " " + small + " " + smallUnit;
  }

  private static String scaled(double value, String unit) {
    if (value < 1000) {
      return String.format(Locale.ROOT, "%.0f %s", value, unit);
    }
    if (value < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f k%s", value / 1000, unit);
    }
    return value < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f M%s", value / 1_000_000, unit)
        : String.format(Locale.ROOT, "%.2f G%s", value / 1_000_000_000, unit);
  }
}
