// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

import org.jspecify.annotations.Nullable;

/** The connection ended before the client answered; nobody knows what it would have said. */
public final class ClientGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClientGoneException() {
    super("the connection has ended", null, false, false);
  }

  /** Whether a failed request failed for this reason. */
  public static boolean isCauseOf(@Nullable Throwable failure) {
    return failure instanceof ClientGoneException
        || (failure != null && failure.getCause() instanceof ClientGoneException);
  }
}
