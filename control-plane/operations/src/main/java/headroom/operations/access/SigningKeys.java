// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import java.time.Instant;
import java.util.List;

/** Port: keys that sign join tokens. The newest signs; agents accept the newest two. */
public interface SigningKeys {
  /** Newest first. */
  List<SigningKey> all();

  void save(SigningKey key);

  /**
   * An ES256 key as a JSON Web Key with its private part: a secret, never logged.
   *
   * @param id the key id that tokens carry
   */
  record SigningKey(String id, String privateJwk, Instant createdAt) {
    @Override
    public String toString() {
      return "SigningKey[" + id + "]";
    }
  }
}
