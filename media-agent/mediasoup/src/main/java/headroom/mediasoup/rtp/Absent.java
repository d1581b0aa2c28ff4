// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Defaults for record components that a JSON mapper found absent. Java callers pass no null where
 * the component is not nullable; a mapper does not know that, and a record must hold none either
 * way.
 */
final class Absent {
  private Absent() {}

  static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  static Boolean or(@Nullable Boolean value, boolean preset) {
    return value == null ? preset : value;
  }

  /** Channels mean something for audio only, where one is the preset. */
  static @Nullable Integer channels(String mimeType, @Nullable Integer channels) {
    if (!mimeType.regionMatches(true, 0, "audio/", 0, 6)) {
      return null;
    }
    return channels == null ? 1 : channels;
  }

  static <T> T orInvalid(@Nullable T value, String path) {
    if (value == null) {
      throw new InvalidParametersException(ParameterError.PARAMETER_MISSING, path, "is missing");
    }
    return value;
  }

  static <T> List<T> orEmpty(@Nullable List<T> list, String path) {
    if (list == null) {
      return List.of();
    }
    for (T entry : list) {
      orInvalid(entry, path + "[]");
    }
    return List.copyOf(list);
  }

  /**
   * An unmodifiable copy in the same order. A value of null, which JSON allows, becomes the empty
   * string, as mediasoup does with a parameter that has no value. Numbers become {@link Integer} if
   * they are int32 and {@link Double} if they have a fraction, so that equal ones are equal
   * whatever a mapper made of them; larger ones stay as they are and no worker gets them.
   */
  static Map<String, Object> orEmpty(@Nullable Map<String, Object> parameters) {
    if (parameters == null || parameters.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    parameters.forEach((name, value) -> copy.put(name, frozen(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object frozen(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return switch (value) {
      case Number number -> plain(number);
      case List<?> list -> Collections.unmodifiableList(new ArrayList<>(list));
      default -> value;
    };
  }

  private static Number plain(Number number) {
    double exact = number.doubleValue();
    if (exact != Math.rint(exact)) {
      return exact;
    }
    return Math.abs(exact) <= Integer.MAX_VALUE ? Integer.valueOf(number.intValue()) : number;
  }
}
