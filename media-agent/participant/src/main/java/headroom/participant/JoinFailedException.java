// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

/** A participant could not enter its room. */
public final class JoinFailedException extends Exception {
  private static final long serialVersionUID = 1;
  private final String code;

  JoinFailedException(String code, Throwable cause) {
    super(cause.getMessage(), cause);
    this.code = code;
  }

  /** The server's stable code, or {@code SIGNALLING_FAILED} or {@code MEDIA_FAILED}. */
  public String code() {
    return code;
  }
}
