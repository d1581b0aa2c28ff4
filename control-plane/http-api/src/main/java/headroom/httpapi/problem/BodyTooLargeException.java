// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body went on beyond what any request of this API needs. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long limit) {
    super("The body is larger than " + limit + " bytes.");
  }

  static @Nullable BodyTooLargeException in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLargeException found) {
        return found;
      }
    }
    return null;
  }
}
