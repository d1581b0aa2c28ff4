// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.room.RoomStore;
import headroom.testkit.contract.RoomStoreContract;

final class InMemoryRoomStoreTest extends RoomStoreContract {
  @Override
  protected RoomStore emptyStore() {
    return new InMemoryDatabase().rooms();
  }
}
