// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.util.UUID;

/** Names a plan that was made. */
public record PlanId(UUID value) {
  /**
   * Reads an id.
   *
   * @throws HeadroomException INVALID_REQUEST
   */
  public static PlanId of(String text) {
    try {
      return new PlanId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "A plan's id must be a UUID, not \"" + text + "\".", e);
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
