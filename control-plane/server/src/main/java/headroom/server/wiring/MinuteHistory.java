// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.history.LoadRecorder.Minute;
import headroom.operations.history.LoadSample;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums pictures up into one sample per worker and minute. Hosts that can't be seen give no sample:
 * a gap is honest, a repeated figure is not. Soft state; used by one thread.
 */
final class MinuteHistory {
  private Instant minute = Instant.EPOCH;
  private final Map<WorkerId, Sum> sums = new HashMap<>();

  private static final class Sum {
    private double total;
    private double peak;
    private int count;
    private int consumers;

    void add(WorkerPicture worker) {
      total += worker.load();
      peak = Math.max(peak, worker.load());
      consumers = Math.max(consumers, worker.consumers().total());
      count++;
    }

    LoadSample sample(Instant at) {
      return new LoadSample(at, total / count, peak, consumers);
    }
  }

  /** Adds a picture; returns the samples of the former minute when this one begins a new one. */
  List<Minute> add(FleetPicture picture) {
    Instant now = picture.at().truncatedTo(ChronoUnit.MINUTES);
    List<Minute> finished = now.equals(minute) ? List.of() : finish();
    minute = now;
    for (HostPicture host : picture.hosts()) {
      if (host.state() == HostState.LIVE) {
        host.workers()
            .forEach(worker -> sums.computeIfAbsent(worker.id(), id -> new Sum()).add(worker));
      }
    }
    return finished;
  }

  private List<Minute> finish() {
    List<Minute> finished =
        sums.entrySet().stream()
            .map(entry -> new Minute(entry.getKey(), entry.getValue().sample(minute)))
            .toList();
    sums.clear();
    return finished;
  }
}
