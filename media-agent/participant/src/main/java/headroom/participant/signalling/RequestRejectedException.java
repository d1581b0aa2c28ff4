// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

/** A request was answered with an error. */
public final class RequestRejectedException extends Exception {
  private static final long serialVersionUID = 1;
  private final int errorCode;
  private final String reason;

  /** An answer with this protoo error code and reason. */
  public RequestRejectedException(String method, int errorCode, String reason) {
    super("%s was refused with %d: %s".formatted(method, errorCode, reason));
    this.errorCode = errorCode;
    this.reason = reason;
  }

  /** The protoo error code, alike to HTTP's. */
  public int errorCode() {
    return errorCode;
  }

  /** The server's words. */
  public String reason() {
    return reason;
  }
}
