// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.util.UUID;

/**
 * Names an operation. Whoever asks for one chooses it, so that asking twice is one operation.
 *
 * @param value any UUID
 */
public record OperationId(UUID value) {
  /**
   * Reads an id.
   *
   * @throws HeadroomException INVALID_REQUEST
   */
  public static OperationId of(String text) {
    try {
      return new OperationId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "An operation's id must be a UUID, not \"" + text + "\".", e);
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
