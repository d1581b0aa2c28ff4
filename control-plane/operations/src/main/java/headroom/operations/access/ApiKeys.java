// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import java.util.List;
import java.util.Optional;

/** Port: keys of back ends. Only a key's SHA-256 is stored. */
public interface ApiKeys {
  /** The name of the key with this hash, unless it is revoked. */
  Optional<String> nameOf(byte[] sha256);

  /** Adds a key under a name; an older key of that name is revoked. */
  void save(String name, byte[] sha256);

  /** Names of the keys in use. */
  List<String> names();
}
