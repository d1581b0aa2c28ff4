// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.access.ApiKeys;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keys of back ends by name; a newer key of a name takes the older one's place. */
public final class InMemoryApiKeys implements ApiKeys {
  private final InMemoryDatabase database;
  private final SortedMap<String, String> hexByName = new TreeMap<>();

  InMemoryApiKeys(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public synchronized Optional<String> nameOf(byte[] sha256) {
    database.ask();
    String hex = HexFormat.of().formatHex(sha256);
    return hexByName.entrySet().stream()
        .filter(entry -> entry.getValue().equals(hex))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public synchronized void save(String name, byte[] sha256) {
    database.ask();
    hexByName.put(name, HexFormat.of().formatHex(sha256));
  }

  @Override
  public synchronized List<String> names() {
    database.ask();
    return List.copyOf(hexByName.keySet());
  }
}
