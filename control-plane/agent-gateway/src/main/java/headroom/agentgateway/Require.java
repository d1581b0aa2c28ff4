// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Limits of what an agent may tell. They are wide for any real host, and narrow enough that no sum
 * over a fleet overflows and nothing odd reaches the database or a browser.
 */
final class Require {
  private static final int MOST_URL_CHARACTERS = 1_000;

  private Require() {}

  /** A number of a message; unsigned ones of the wire are negative here when they are huge. */
  static int between(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %d; it must be %d to %d", what, value, least, most));
    }
    return value;
  }

  static long atLeast(String what, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %d; it must be at least %d", what, value, least));
    }
    return value;
  }

  /** A measured figure: finite and not negative. */
  static double measured(String what, double value) {
    if (!(value >= 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " is " + value + "; it must be 0 or more");
    }
    return value;
  }

  /** Text without control characters, which PostgreSQL and logs can't take. */
  static String text(String what, String value, int most) {
    if (value.length() > most || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what + " must have at most " + most + " characters and no control characters");
    }
    return value;
  }

  /** Text for people's eyes only, made fit for logs, headers and pages instead of refused. */
  static String printable(String value, int most) {
    String clean = value.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
  }

  /** An address that people's browsers are sent to, with a query of ours added. */
  static String url(String what, String value, List<String> schemes) {
    try {
      URI uri = new URI(text(what, value, MOST_URL_CHARACTERS));
      if (uri.getScheme() != null
          && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return value;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(what + " is not a URL", e);
    }
    throw new IllegalArgumentException(
        what
            + " must be a "
            + String.join(" or ", schemes)
            + " URL with a host, without user, query and fragment");
  }
}
