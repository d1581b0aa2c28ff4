// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.access.SigningKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keys that sign join tokens. */
public final class InMemorySigningKeys implements SigningKeys {
  private final InMemoryDatabase database;
  private final List<SigningKey> keys = new ArrayList<>();

  InMemorySigningKeys(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public synchronized List<SigningKey> all() {
    database.ask();
    return keys.stream()
        .sorted(
            Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::id).reversed())
        .toList();
  }

  @Override
  public synchronized void save(SigningKey key) {
    database.ask();
    if (keys.stream().noneMatch(stored -> stored.id().equals(key.id()))) {
      keys.add(key);
    }
  }
}
