// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.WORKER_LOAD_MINUTE;

import headroom.operations.history.LoadHistory;
import headroom.operations.history.LoadSample;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jooq.Records;

/** Reads load by the minute. */
public final class PostgresLoadHistory implements LoadHistory {
  private final Database database;

  public PostgresLoadHistory(Database database) {
    this.database = database;
  }

  @Override
  public List<LoadSample> since(WorkerId worker, Instant from) {
    return database.ask(
        sql ->
            sql.select(
                    WORKER_LOAD_MINUTE.MINUTE,
                    WORKER_LOAD_MINUTE.LOAD,
                    WORKER_LOAD_MINUTE.PEAK,
                    WORKER_LOAD_MINUTE.CONSUMERS)
                .from(WORKER_LOAD_MINUTE)
                .where(
                    WORKER_LOAD_MINUTE.HOST.eq(worker.host().name()),
                    WORKER_LOAD_MINUTE.WORKER_NUMBER.eq(worker.number()),
                    WORKER_LOAD_MINUTE.MINUTE.ge(from))
                .orderBy(WORKER_LOAD_MINUTE.MINUTE)
                .fetch(Records.mapping(LoadSample::new)));
  }
}
