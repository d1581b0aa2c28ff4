// SPDX-License-Identifier: Apache-2.0
package headroom.operations.history;

import headroom.planning.ConsumerCounts;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;

/** Port: writes load in batches, never a row per report. Throws DATABASE_UNAVAILABLE. */
public interface LoadRecorder {
  /** Replaces the latest figures of these workers, in one statement. */
  void saveLatest(Instant at, List<Latest> workers);

  /** Adds one sample per worker, in one statement; a sample of the same minute is replaced. */
  void saveMinute(List<Minute> samples);

  /** Forgets samples that are older. */
  void forgetBefore(Instant limit);

  /** Figures of one worker now. */
  record Latest(WorkerId worker, ConsumerCounts consumers, int reserved, double cpu, double load) {}

  /** One minute of one worker. */
  record Minute(WorkerId worker, LoadSample sample) {}
}
