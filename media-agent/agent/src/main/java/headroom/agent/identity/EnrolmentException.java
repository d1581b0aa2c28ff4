// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

/** No certificate was given. */
public final class EnrolmentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean refused;

  /**
   * @param refused whether asking again is in vain; else the control plane was not reached
   */
  EnrolmentException(boolean refused, String message, Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  public boolean isRefused() {
    return refused;
  }
}
