// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.problem;

import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Tells a client that went away from a mistake of ours. */
final class ClientGone {
  private ClientGone() {}

  /**
   * Whether that is why a request failed. Only the web server's own exceptions count: a pipe that
   * breaks may also be one to the database.
   */
  static boolean isBehind(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof AsyncRequestNotUsableException || each instanceof ClientAbortException) {
        return true;
      }
    }
    return false;
  }
}
