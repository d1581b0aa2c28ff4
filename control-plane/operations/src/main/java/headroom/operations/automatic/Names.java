// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.audit.AuditEntry;
import java.util.Collection;
import java.util.stream.Collectors;

/** Lists in words, as long as people read them. */
final class Names {
  private static final int NAMED = 3;

  private Names() {}

  /** The first three, and how many more. */
  static String of(Collection<?> all) {
    String first = all.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    return all.size() > NAMED ? first + " and " + (all.size() - NAMED) + " more" : first;
  }

  /** No longer than a reason in the audit may be. */
  static String reason(String words) {
    return words.length() <= AuditEntry.MOST_REASON
        ? words
        : words.substring(0, AuditEntry.MOST_REASON - 1) + "…";
  }

  /** A number of things. */
  static String counted(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
