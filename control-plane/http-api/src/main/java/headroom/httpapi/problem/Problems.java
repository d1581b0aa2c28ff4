// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.problem;

import headroom.operations.ErrorCode;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** From a code's category to HTTP; the only place that knows it. */
final class Problems {
  private Problems() {}

  static Problem of(ErrorCode code, String detail, String instance) {
    return of(code, status(code), detail, instance);
  }

  /**
   * A problem whose status HTTP itself prescribes, such as 405.
   *
   * @param status takes the place of the category's
   */
  static Problem of(ErrorCode code, HttpStatusCode status, String detail, String instance) {
    return new Problem(
        "urn:headroom:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        title(code),
        status.value(),
        detail,
        instance,
        code.name(),
        code.category().retryable());
  }

  static HttpStatus status(ErrorCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN, OUTSIDE_SCOPE -> HttpStatus.FORBIDDEN;
      case TOO_MANY_REQUESTS -> HttpStatus.TOO_MANY_REQUESTS;
      default ->
          switch (code.category()) {
            case CALLER -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TEMPORARY -> HttpStatus.SERVICE_UNAVAILABLE;
            case OURS -> HttpStatus.INTERNAL_SERVER_ERROR;
          };
    };
  }

  private static String title(ErrorCode code) {
    String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
