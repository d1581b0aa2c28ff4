// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.history.LoadHistory;
import headroom.operations.history.LoadSample;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;

/** A load that rose over the last hour, crossing the line at its end. */
public final class FakeHistory implements LoadHistory {
  private final InstantSource clock;

  public FakeHistory(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<LoadSample> since(WorkerId worker, Instant from) {
    Instant now = clock.instant();
    long minutes = Duration.between(from, now).toMinutes();
    return LongStream.range(0, minutes)
        .mapToObj(
            minute -> {
              double share = Math.max(0, 1 - (minutes - minute) / 60.0);
              double load = 0.60 + 0.46 * share + 0.02 * Math.sin(minute * 0.9 + worker.number());
              return new LoadSample(
                  from.plus(Duration.ofMinutes(minute)), load, load + 0.03, (int) (load * 428));
            })
        .toList();
  }
}
