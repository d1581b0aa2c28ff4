// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.WORKER_LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.history.LoadRecorder.Latest;
import headroom.operations.history.LoadRecorder.Minute;
import headroom.operations.history.LoadSample;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresLoadTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final WorkerId W1 = new WorkerId(new HostId("media-1"), 1);
  private static final WorkerId W2 = new WorkerId(new HostId("media-1"), 2);

  private final Database database = TestPostgres.empty();
  private final PostgresLoadRecorder recorder = new PostgresLoadRecorder(database);
  private final PostgresLoadHistory history = new PostgresLoadHistory(database);

  @Test
  void historyIsReadPerWorkerOldestFirst() {
    recorder.saveMinute(List.of(minute(W1, 1, 0.5), minute(W1, 0, 0.4), minute(W2, 0, 0.9)));
    assertThat(history.since(W1, TEN))
        .containsExactly(minute(W1, 0, 0.4).sample(), minute(W1, 1, 0.5).sample());
    assertThat(history.since(W1, TEN.plusSeconds(1))).hasSize(1);
  }

  @Test
  void aSampleOfTheSameMinuteIsReplaced() {
    recorder.saveMinute(List.of(minute(W1, 0, 0.4)));
    recorder.saveMinute(List.of(minute(W1, 0, 0.6), minute(W1, 0, 0.7)));
    assertThat(history.since(W1, TEN)).containsExactly(minute(W1, 0, 0.7).sample());
  }

  @Test
  void oldSamplesAreForgotten() {
    recorder.saveMinute(List.of(minute(W1, 0, 0.4), minute(W1, 5, 0.5)));
    recorder.forgetBefore(TEN.plus(Duration.ofMinutes(5)));
    assertThat(history.since(W1, TEN)).containsExactly(minute(W1, 5, 0.5).sample());
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

  @Test
  void anEmptyBatchIsFine() {
    recorder.saveLatest(TEN, List.of());
    recorder.saveMinute(List.of());
    assertThat(loads()).isEmpty();
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

  private static Minute minute(WorkerId worker, int minutes, double load) {
    return new Minute(
        worker, new LoadSample(TEN.plus(Duration.ofMinutes(minutes)), load, load + 0.1, 24));
  }
}
