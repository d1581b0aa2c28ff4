// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.act;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure in words for operators.
 *
 * @param code stable
 * @param words what happened and what to do
 */
public record Refused(ErrorCode code, String words) {
  private static final Logger log = LoggerFactory.getLogger(Refused.class);

  /** A refusal as it was worded; anything else goes to the log and is told as ours. */
  public static Refused of(RuntimeException failure) {
    if (failure instanceof HeadroomException refusal) {
      return new Refused(refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""));
    }
    log.warn("An act failed", failure);
    return new Refused(
        ErrorCode.INTERNAL, "Something failed in the control plane; its log says what.");
  }
}
