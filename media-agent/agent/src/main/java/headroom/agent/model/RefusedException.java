// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** Something that a client may not do, with a stable code and a text for people. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * @param text what happened and what to do; it goes to the client, so it holds no secrets and no
   *     text of other clients
   */
  public RefusedException(ErrorCode code, String text) {
    super(text, null, false, false);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /** The text without the code. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
