// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditLog;
import headroom.operations.restoration.Restoration;
import headroom.operations.restoration.RestorationStore;
import headroom.operations.room.RoomStore;
import headroom.testkit.contract.RestorationStoreContract;

final class InMemoryRestorationStoreTest extends RestorationStoreContract {
  private final InMemoryDatabase database = new InMemoryDatabase();

  @Override
  protected RestorationStore emptyStore() {
    return database.restoration();
  }

  @Override
  protected RoomStore rooms() {
    return database.rooms();
  }

  @Override
  protected AuditLog audit() {
    return database.audit();
  }

  @Override
  protected void restored(Restoration restoration) {
    database.restoration().restored(restoration);
  }
}
