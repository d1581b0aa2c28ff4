// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.ParameterError;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elementary checks; each throws with the path of the field. */
final class Check {
  private Check() {}

  static void range(String path, long value, long min, long max) {
    if (value < min || value > max) {
      throw invalid(
          ParameterError.PARAMETER_OUT_OF_RANGE, path, "must be from " + min + " to " + max);
    }
  }

  static void count(String path, Collection<?> entries, int max) {
    if (entries.size() > max) {
      throw invalid(
          ParameterError.PARAMETER_LIST_TOO_LONG,
          path,
          "must not have more than " + max + " entries");
    }
  }

  static void present(String path, String value) {
    if (value.isEmpty()) {
      throw invalid(ParameterError.PARAMETER_MISSING, path, "is missing");
    }
  }

  /**
   * Printable ASCII only: that is all that SDP has in these fields, one character is one byte, and
   * neither logs nor the encoder can stumble over it.
   */
  static void text(String path, @Nullable String value, int maxLength) {
    if (value == null) {
      return;
    }
    if (value.length() > maxLength) {
      throw invalid(
          ParameterError.PARAMETER_TOO_LONG,
          path,
          "must not be longer than " + maxLength + " characters");
    }
    if (!value.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)) {
      throw malformed(path, "must be printable ASCII");
    }
  }

  static <T> void unique(String path, Set<T> seen, T value) {
    if (!seen.add(value)) {
      throw invalid(ParameterError.PARAMETER_DUPLICATE, path, "occurs twice");
    }
  }

  static InvalidParametersException malformed(String path, String problem) {
    return invalid(ParameterError.PARAMETER_MALFORMED, path, problem);
  }

  static InvalidParametersException contradiction(String path, String problem) {
    return invalid(ParameterError.PARAMETERS_CONTRADICT, path, problem);
  }

  private static InvalidParametersException invalid(
      ParameterError code, String path, String problem) {
    return new InvalidParametersException(code, path, problem);
  }
}
