// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * By it agents of one room know each other; only the control plane hands it out. Never logged.
 *
 * @param base64 of at least 16 random bytes; empty where a room has but one host
 */
public record PartSecret(String base64) {
  public static final PartSecret NONE = new PartSecret("");

  private static final int LEAST_BYTES = 16;

  /**
   * @throws IllegalArgumentException when it is too short to be a secret
   */
  public static PartSecret of(byte[] bytes) {
    if (bytes.length != 0 && bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a plan's secret must have at least " + LEAST_BYTES + " bytes");
    }
    return new PartSecret(Base64.getEncoder().encodeToString(bytes));
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /** Whether somebody knows it; nobody knows {@link #NONE}. */
  public boolean isKnownTo(PartSecret other) {
    return !base64.isEmpty() && MessageDigest.isEqual(bytes(), other.bytes());
  }

  @Override
  public String toString() {
    return "secret";
  }
}
