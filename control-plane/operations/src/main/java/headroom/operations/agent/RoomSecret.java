// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import java.util.HexFormat;

/**
 * By which the agents of one room know each other. It is never logged: its text does not tell it.
 *
 * @param hex its bytes, two characters each
 */
public record RoomSecret(String hex) {
  private static final int LEAST_BYTES = 16;

  /**
   * @throws IllegalArgumentException when it is no hexadecimal number of at least 16 bytes
   */
  public RoomSecret {
    if (HexFormat.of().parseHex(hex).length < LEAST_BYTES) {
      throw new IllegalArgumentException("A room's secret has at least 16 bytes.");
    }
  }

  public static RoomSecret of(byte[] bytes) {
    return new RoomSecret(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return "RoomSecret[not shown]";
  }
}
