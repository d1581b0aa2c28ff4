// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import headroom.operations.room.RoomStore;
import headroom.testkit.contract.RoomStoreContract;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresRoomStoreTest extends RoomStoreContract {
  @Override
  protected RoomStore emptyStore() {
    return new PostgresRoomStore(TestPostgres.empty());
  }
}
