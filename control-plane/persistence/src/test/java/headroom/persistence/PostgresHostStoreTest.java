// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.fleet.HostRecord;
import headroom.planning.HostId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresHostStoreTest {
  private final Database database = TestPostgres.empty();
  private final PostgresHostStore store = new PostgresHostStore(database);

  @Test
  void aSavedHostComesBackAsItWas() {
    store.save(host("media-1", 1, 4));
    assertThat(store.all()).containsExactly(host("media-1", 1, 4));
  }

  @Test
  void theNextStartOfAnAgentReplacesWhatIsKnown() {
    store.save(host("media-1", 1, 4));
    store.save(host("media-1", 2, 8));
    assertThat(store.all()).containsExactly(host("media-1", 2, 8));
  }

  @Test
  void aLateMessageOfAFormerLifeChangesNothing() {
    store.save(host("media-1", 2, 8));
    store.save(host("media-1", 1, 4));
    assertThat(store.all()).containsExactly(host("media-1", 2, 8));
  }

  @Test
  void theCordonOfAKnownHostIsKept() {
    store.save(host("media-1", 1, 4));
    database.ask(sql -> sql.update(HOST).set(HOST.CORDONED, true).execute());
    store.save(host("media-1", 2, 4));
    assertThat(store.all()).singleElement().matches(HostRecord::cordoned);
  }

  private static HostRecord host(String name, long incarnation, int workers) {
    return new HostRecord(
        new HostId(name),
        "default",
        incarnation,
        false,
        "0.1.0",
        "3.27.1",
        8,
        workers,
        16L << 30,
        "ws://127.0.0.1:4443/",
        "http://127.0.0.1:4443/",
        Instant.parse("2026-11-22T10:00:00Z"));
  }
}
