// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** The form of ids that come from outside: short and printable, so that they are safe in logs. */
final class Ids {
  private static final int MAX_LENGTH = 128;

  private Ids() {}

  static String require(String what, String id) {
    boolean printable = id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (id.isEmpty() || id.length() > MAX_LENGTH || !printable) {
      throw new IllegalArgumentException(
          what + " must be 1 to " + MAX_LENGTH + " printable ASCII characters without spaces");
    }
    return id;
  }
}
