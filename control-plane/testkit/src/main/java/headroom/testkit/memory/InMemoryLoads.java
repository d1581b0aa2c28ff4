// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.history.LoadHistory;
import headroom.operations.history.LoadRecorder;
import headroom.operations.history.LoadSample;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Load now and by the minute. */
public final class InMemoryLoads implements LoadRecorder, LoadHistory {
  private final InMemoryDatabase database;
  private final Map<WorkerId, NavigableMap<Instant, LoadSample>> minutes = new HashMap<>();
  private final Map<WorkerId, Saved> latest = new HashMap<>();

  InMemoryLoads(InMemoryDatabase database) {
    this.database = database;
  }

  private record Saved(Instant at, Latest figures) {}

  @Override
  public synchronized void saveLatest(Instant at, List<Latest> workers) {
    database.ask();
    // Figures of another replica that are newer stay.
    workers.forEach(
        worker ->
            latest.merge(
                worker.worker(),
                new Saved(at, worker),
                (stored, saved) -> saved.at().isBefore(stored.at()) ? stored : saved));
  }

  @Override
  public synchronized void saveMinute(List<Minute> samples) {
    database.ask();
    samples.forEach(
        minute ->
            minutes
                .computeIfAbsent(minute.worker(), id -> new TreeMap<>())
                .put(minute.sample().at(), minute.sample()));
  }

  @Override
  public synchronized void forgetBefore(Instant limit) {
    database.ask();
    minutes.values().forEach(samples -> samples.headMap(limit, false).clear());
  }

  @Override
  public synchronized List<LoadSample> since(WorkerId worker, Instant from) {
    database.ask();
    NavigableMap<Instant, LoadSample> samples = minutes.get(worker);
    return samples == null ? List.of() : List.copyOf(samples.tailMap(from, true).values());
  }

  /** The latest figures, in the order of the workers. */
  public synchronized List<Latest> latest() {
    return new TreeMap<>(latest).values().stream().map(Saved::figures).toList();
  }
}
