// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.HeadroomException;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.HostState;
import headroom.operations.history.LoadRecorder;
import headroom.operations.history.LoadRecorder.Latest;
import headroom.operations.history.LoadRecorder.Minute;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands load to the database in batches. While the database is away the minutes of the last hour
 * wait in memory. Used by one thread.
 */
final class LoadKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(LoadKeeper.class);
  private static final int MINUTES_IN_WAIT = 60;
  private static final Duration KEEP = Duration.ofDays(30);

  private final FleetPictures pictures;
  private final LoadRecorder recorder;
  private final MinuteHistory history = new MinuteHistory();
  private final Deque<List<Minute>> waiting = new ArrayDeque<>();

  LoadKeeper(FleetPictures pictures, LoadRecorder recorder) {
    this.pictures = pictures;
    this.recorder = recorder;
  }

  /** Takes the current picture into the minute's sums; writes the minute when it is over. */
  void sample() {
    List<Minute> finished = history.add(pictures.current());
    if (!finished.isEmpty()) {
      waiting.addLast(finished);
      if (waiting.size() > MINUTES_IN_WAIT) {
        waiting.removeFirst();
      }
    }
    while (!waiting.isEmpty()) {
      if (!written("load history", () -> recorder.saveMinute(waiting.getFirst()))) {
        return;
      }
      waiting.removeFirst();
    }
  }

  /** Shares the newest figures with other replicas. */
  void saveLatest() {
    FleetPicture picture = pictures.current();
    List<Latest> latest =
        picture.hosts().stream()
            .filter(host -> host.state() == HostState.LIVE)
            .flatMap(host -> host.workers().stream())
            .map(
                worker ->
                    new Latest(
                        worker.id(),
                        worker.consumers(),
                        worker.reserved(),
                        worker.cpu(),
                        worker.load()))
            .toList();
    written("latest load", () -> recorder.saveLatest(picture.at(), latest));
  }

  /** Forgets what is older than a month. */
  void prune() {
    written("pruning of load", () -> recorder.forgetBefore(pictures.current().at().minus(KEEP)));
  }

  private static boolean written(String what, Runnable write) {
    try {
      write.run();
      return true;
    } catch (HeadroomException e) {
      LOG.debug("The {} waits for the database: {}", what, e.code(), e);
      return false;
    }
  }
}
