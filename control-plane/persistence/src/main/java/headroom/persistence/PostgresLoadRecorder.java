// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.WORKER_LOAD;
import static headroom.db.Tables.WORKER_LOAD_MINUTE;
import static org.jooq.impl.DSL.excluded;

import headroom.operations.history.LoadRecorder;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes load: one statement per batch, whatever the number of workers. */
public final class PostgresLoadRecorder implements LoadRecorder {
  private final Database database;

  public PostgresLoadRecorder(Database database) {
    this.database = database;
  }

  @Override
  public void saveLatest(Instant at, List<Latest> workers) {
    if (workers.isEmpty()) {
      return;
    }
    var batch =
        new UnnestBatch<>(lastOfEach(workers, Latest::worker))
            .column(WORKER_LOAD.HOST, latest -> latest.worker().host().name())
            .column(WORKER_LOAD.WORKER_NUMBER, latest -> latest.worker().number())
            .column(WORKER_LOAD.REPORTED_AT, latest -> at)
            .column(WORKER_LOAD.LOAD, Latest::load)
            .column(WORKER_LOAD.CPU, Latest::cpu)
            .column(WORKER_LOAD.RESERVED, Latest::reserved)
            .column(WORKER_LOAD.AUDIO_LIVE, latest -> latest.consumers().audioLive())
            .column(WORKER_LOAD.AUDIO_PAUSED, latest -> latest.consumers().audioPaused())
            .column(WORKER_LOAD.VIDEO_LIVE, latest -> latest.consumers().videoLive())
            .column(WORKER_LOAD.VIDEO_PAUSED, latest -> latest.consumers().videoPaused());
    database.ask(
        sql ->
            sql.insertInto(WORKER_LOAD, batch.fields())
                .select(batch.select())
                .onConflict(WORKER_LOAD.HOST, WORKER_LOAD.WORKER_NUMBER)
                .doUpdate()
                .setAllToExcluded()
                // Replicas write side by side; the newer figures stay.
                .where(WORKER_LOAD.REPORTED_AT.le(excluded(WORKER_LOAD.REPORTED_AT)))
                .execute());
  }

  @Override
  public void saveMinute(List<Minute> samples) {
    if (samples.isEmpty()) {
      return;
    }
    var batch =
        new UnnestBatch<>(
                lastOfEach(samples, minute -> List.of(minute.worker(), minute.sample().at())))
            .column(WORKER_LOAD_MINUTE.HOST, minute -> minute.worker().host().name())
            .column(WORKER_LOAD_MINUTE.WORKER_NUMBER, minute -> minute.worker().number())
            .column(WORKER_LOAD_MINUTE.MINUTE, minute -> minute.sample().at())
            .column(WORKER_LOAD_MINUTE.LOAD, minute -> minute.sample().load())
            .column(WORKER_LOAD_MINUTE.PEAK, minute -> minute.sample().peak())
            .column(WORKER_LOAD_MINUTE.CONSUMERS, minute -> minute.sample().consumers());
    database.ask(
        sql ->
            sql.insertInto(WORKER_LOAD_MINUTE, batch.fields())
                .select(batch.select())
                .onConflict(
                    WORKER_LOAD_MINUTE.HOST,
                    WORKER_LOAD_MINUTE.WORKER_NUMBER,
                    WORKER_LOAD_MINUTE.MINUTE)
                .doUpdate()
                .setAllToExcluded()
                .execute());
  }

  @Override
  public void forgetBefore(Instant limit) {
    database.ask(
        sql ->
            sql.deleteFrom(WORKER_LOAD_MINUTE)
                .where(WORKER_LOAD_MINUTE.MINUTE.lt(limit))
                .execute());
    database.ask(
        sql -> sql.deleteFrom(WORKER_LOAD).where(WORKER_LOAD.REPORTED_AT.lt(limit)).execute());
  }

  /** One statement may touch a row once only, so of equal keys the last wins. */
  private static <T> List<T> lastOfEach(Collection<T> rows, Function<T, Object> key) {
    Map<Object, T> last = new LinkedHashMap<>();
    rows.forEach(row -> last.put(key.apply(row), row));
    return List.copyOf(last.values());
  }
}
