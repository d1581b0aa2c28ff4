// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import org.jspecify.annotations.Nullable;

/** The signalling connection could not be made, broke, or did not answer in time. */
public final class SignallingException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient @Nullable CloseReason closeReason;

  SignallingException(String message, CloseReason closeReason) {
    super(message);
    this.closeReason = closeReason;
  }

  SignallingException(String message, Throwable cause) {
    super(message, cause);
    this.closeReason =
        cause.getCause() instanceof SignallingException ended ? ended.closeReason() : null;
  }

  /** How the connection ended; null where it never was, or only did not answer in time. */
  public @Nullable CloseReason closeReason() {
    return closeReason;
  }
}
