// SPDX-License-Identifier: Apache-2.0
package headroom.operations;

/** A refusal with a stable code and a message for people: what happened, why, what to do. */
public final class HeadroomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public HeadroomException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public HeadroomException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
