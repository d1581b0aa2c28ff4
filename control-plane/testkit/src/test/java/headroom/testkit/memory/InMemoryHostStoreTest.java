// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.fleet.HostStore;
import headroom.planning.HostId;
import headroom.testkit.contract.HostStoreContract;

final class InMemoryHostStoreTest extends HostStoreContract {
  private InMemoryHostStore store = new InMemoryDatabase().hosts();

  @Override
  protected HostStore emptyStore() {
    store = new InMemoryDatabase().hosts();
    return store;
  }

  @Override
  protected void cordon(HostId host) {
    store.cordon(host, true);
  }
}
