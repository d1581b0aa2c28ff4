// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

/** The signalling connection could not be made, broke, or did not answer in time. */
public final class SignallingException extends Exception {
  private static final long serialVersionUID = 1;

  /** The HTTP status when the server refused the connection, else 0. */
  private final int httpStatus;

  SignallingException(String message) {
    super(message);
    this.httpStatus = 0;
  }

  SignallingException(String message, Throwable cause, int httpStatus) {
    super(message, cause);
    this.httpStatus = httpStatus;
  }

  /** The HTTP status with which the server refused the connection; 0 for any other failure. */
  public int httpStatus() {
    return httpStatus;
  }
}
