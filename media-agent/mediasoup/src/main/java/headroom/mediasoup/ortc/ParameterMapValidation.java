// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import java.util.Map;

/**
 * Checks the free-form parameters of a codec or header extension: texts and numbers only, as
 * upstream, and no whole number that does not fit the worker's int32.
 */
final class ParameterMapValidation {
  private ParameterMapValidation() {}

  static void check(String path, Map<String, Object> parameters) {
    Check.count(path, parameters.keySet(), Limits.CODEC_PARAMETERS);
    parameters.forEach(
        (name, value) -> {
          Check.present(path, name);
          Check.text(path, name, Limits.PARAMETER_NAME_LENGTH);
          checkValue(path + "." + name, value);
          if (name.equals("apt")) {
            checkApt(path + ".apt", value);
          }
        });
  }

  private static void checkValue(String path, Object value) {
    switch (value) {
      case String text -> Check.text(path, text, Limits.PARAMETER_VALUE_LENGTH);
      case Integer ignored -> {}
      case Double number when Double.isFinite(number) && number != Math.rint(number) -> {}
      case Number ignored ->
          Check.range(path, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE);
      default -> throw Check.malformed(path, "must be a text or a number");
    }
  }

  private static void checkApt(String path, Object value) {
    if (!(value instanceof Integer payloadType)) {
      throw Check.malformed(path, "must be a payload type");
    }
    Check.range(path, payloadType, 0, Limits.PAYLOAD_TYPE);
  }
}
