// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.history.LoadHistory;
import headroom.operations.history.LoadRecorder;
import headroom.operations.history.LoadRecorder.Minute;
import headroom.operations.history.LoadSample;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every history of load promises. */
public abstract class LoadStoresContract {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final WorkerId W1 = new WorkerId(new HostId("media-1"), 1);
  private static final WorkerId W2 = new WorkerId(new HostId("media-1"), 2);

  /** A recorder without samples. */
  protected abstract LoadRecorder emptyRecorder();

  /** Reads what that recorder writes. */
  protected abstract LoadHistory history();

  @Test
  void historyIsReadPerWorkerOldestFirst() {
    emptyRecorder().saveMinute(List.of(minute(W1, 1, 0.5), minute(W1, 0, 0.4), minute(W2, 0, 0.9)));
    assertThat(history().since(W1, TEN))
        .containsExactly(minute(W1, 0, 0.4).sample(), minute(W1, 1, 0.5).sample());
    assertThat(history().since(W1, TEN.plusSeconds(1))).hasSize(1);
  }

  @Test
  void aSampleOfTheSameMinuteIsReplaced() {
    LoadRecorder recorder = emptyRecorder();
    recorder.saveMinute(List.of(minute(W1, 0, 0.4)));
    recorder.saveMinute(List.of(minute(W1, 0, 0.6), minute(W1, 0, 0.7)));
    assertThat(history().since(W1, TEN)).containsExactly(minute(W1, 0, 0.7).sample());
  }

  @Test
  void oldSamplesAreForgotten() {
    LoadRecorder recorder = emptyRecorder();
    recorder.saveMinute(List.of(minute(W1, 0, 0.4), minute(W1, 5, 0.5)));
    recorder.forgetBefore(TEN.plus(Duration.ofMinutes(5)));
    assertThat(history().since(W1, TEN)).containsExactly(minute(W1, 5, 0.5).sample());
  }

  @Test
  void anEmptyBatchIsFine() {
    LoadRecorder recorder = emptyRecorder();
    recorder.saveLatest(TEN, List.of());
    recorder.saveMinute(List.of());
    assertThat(history().since(W1, TEN)).isEmpty();
  }

  private static Minute minute(WorkerId worker, int minutes, double load) {
    return new Minute(
        worker, new LoadSample(TEN.plus(Duration.ofMinutes(minutes)), load, load + 0.1, 24));
  }
}
