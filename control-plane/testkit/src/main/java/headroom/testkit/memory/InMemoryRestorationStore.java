// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditEntry;
import headroom.operations.restoration.Restoration;
import headroom.operations.restoration.RestorationStore;
import headroom.operations.room.WantedRoom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the database was restored; the same contract as PostgreSQL's. */
public final class InMemoryRestorationStore implements RestorationStore {
  private final InMemoryDatabase database;
  private final InMemoryRoomStore rooms;
  private final InMemoryAuditLog audit;
  private @Nullable Restoration latest;

  InMemoryRestorationStore(
      InMemoryDatabase database, InMemoryRoomStore rooms, InMemoryAuditLog audit) {
    this.database = database;
    this.rooms = rooms;
    this.audit = audit;
  }

  /** The database was put back to what it holds now. */
  public synchronized void restored(Restoration restoration) {
    latest = restoration;
  }

  @Override
  public synchronized Optional<Restoration> latest() {
    database.ask();
    return Optional.ofNullable(latest);
  }

  @Override
  public synchronized boolean settle(Restoration settled, List<WantedRoom> found, AuditEntry act) {
    database.ask();
    Restoration before = latest;
    if (before == null
        || before.settledAt() != null
        || !before.restoredAt().equals(settled.restoredAt())) {
      return false;
    }
    latest = settled;
    found.forEach(rooms::put);
    return audit.writes(act);
  }
}
