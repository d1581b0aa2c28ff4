// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.WORKER_LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.history.LoadHistory;
import headroom.operations.history.LoadRecorder;
import headroom.operations.history.LoadRecorder.Latest;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.testkit.contract.LoadStoresContract;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresLoadTest extends LoadStoresContract {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  private final Database database = TestPostgres.empty();
  private final PostgresLoadRecorder recorder = new PostgresLoadRecorder(database);

  @Override
  protected LoadRecorder emptyRecorder() {
    return recorder;
  }

  @Override
  protected LoadHistory history() {
    return new PostgresLoadHistory(database);
  }

  @Test
  void theLatestLoadOfAThousandWorkersIsWrittenAndReplacedAtOnce() {
    recorder.saveLatest(TEN, thousand(0.1));
    recorder.saveLatest(TEN.plusSeconds(5), thousand(0.2));
    assertThat(loads()).hasSize(1_000).containsOnly(0.2);
  }

  @Test
  void olderFiguresOfAnotherReplicaDoNotReplaceNewerOnes() {
    recorder.saveLatest(TEN.plusSeconds(5), thousand(0.2));
    recorder.saveLatest(TEN, thousand(0.1));
    assertThat(loads()).containsOnly(0.2);
  }

  private List<Double> loads() {
    return database.ask(sql -> sql.selectFrom(WORKER_LOAD).fetch(WORKER_LOAD.LOAD));
  }

  private static List<Latest> thousand(double load) {
    return IntStream.rangeClosed(1, 1_000)
        .mapToObj(
            n ->
                new Latest(
                    new WorkerId(new HostId("media-" + n), 1),
                    new ConsumerCounts(1, 2, 3, 4),
                    5,
                    0.5,
                    load))
        .toList();
  }
}
