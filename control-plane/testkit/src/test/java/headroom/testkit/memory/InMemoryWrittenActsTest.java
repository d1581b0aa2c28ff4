// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.testkit.contract.WrittenActsContract;

final class InMemoryWrittenActsTest extends WrittenActsContract {
  @Override
  protected Stores empty() {
    InMemoryDatabase database = new InMemoryDatabase();
    return new Stores(database.rooms(), database.operations(), database.hosts(), database.audit());
  }
}
