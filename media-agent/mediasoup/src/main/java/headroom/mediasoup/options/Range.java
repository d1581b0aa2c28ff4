// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import org.jspecify.annotations.Nullable;

/** Limits of numbers: beyond them they would reach the worker as other numbers. */
public final class Range {
  public static final int MAX_UINT8 = 0xFF;
  public static final int MAX_UINT16 = 0xFFFF;
  public static final long MAX_UINT32 = 0xFFFF_FFFFL;

  private Range() {}

  public static long check(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw invalid("%s must be from %d to %d, not %s".formatted(name, min, max, value));
    }
    return value;
  }

  public static int check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw invalid("%s must be from %d to %d, not %s".formatted(name, min, max, value));
    }
    return value;
  }

  public static String notBlank(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid(name + " is missing");
    }
    return value;
  }

  public static InvalidRequestException invalid(String message) {
    return new InvalidRequestException(MediasoupError.INVALID_ARGUMENT, message);
  }
}
