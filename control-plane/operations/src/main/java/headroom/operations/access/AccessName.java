// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.util.regex.Pattern;

/** Names of people and keys, as they stand in the audit. */
final class AccessName {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private AccessName() {}

  /**
   * The same name.
   *
   * @throws HeadroomException INVALID_REQUEST when it has another form, or is one of ours
   */
  static String checked(String name) {
    if (!FORM.matcher(name).matches() || name.equalsIgnoreCase("headroom")) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "A name has 1 to 64 letters, digits, dots, underscores, hyphens and @, begins with a letter"
              + " or digit, and is not Headroom's own.");
    }
    return name;
  }
}
