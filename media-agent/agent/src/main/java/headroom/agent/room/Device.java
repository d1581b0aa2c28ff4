// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client says it is: an object with name and version, for example Chromium 156. */
final class Device {
  private static final int MAX_LENGTH = 64;

  private Device() {}

  /** One line for people; empty if nothing is known. */
  static String describe(@Nullable JsonNode device) {
    if (device == null) {
      return "";
    }
    String text =
        (device.path("name").asString("") + " " + device.path("version").asString("")).strip();
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
  }
}
