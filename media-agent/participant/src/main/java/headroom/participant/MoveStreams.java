// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The logical streams of one move: which are waited for, which have come. A stream switches by
 * itself, in its meter: the first arrival by the newer consumer wins. Used by one thread at a time.
 */
final class MoveStreams {
  private final Stay oldStay;

  /** When the old media ended first, its consumers end too: the streams of the beginning count. */
  private final boolean fixed;

  private final Map<String, Consumption> waitedFor = new HashMap<>();
  private final Set<String> missing = new HashSet<>();

  MoveStreams(Stay oldStay, boolean fixed) {
    this.oldStay = oldStay;
    this.fixed = fixed;
    look();
  }

  private void look() {
    for (var consumption : oldStay.consumptions()) {
      waitedFor.putIfAbsent(consumption.consumer().logicalStream(), consumption);
    }
  }

  /** Whether all streams of the old side have switched, but for those that ended meanwhile. */
  boolean complete(Stay fresh) {
    look();
    if (!fixed) {
      var still = new HashSet<String>();
      oldStay.consumptions().forEach(c -> still.add(c.consumer().logicalStream()));
      waitedFor.keySet().retainAll(still);
    }
    fresh.showSilent();
    return waitedFor.keySet().stream().allMatch(key -> isShown(fresh, key));
  }

  private static boolean isShown(Stay fresh, String key) {
    return fresh.consumptions().stream()
        .anyMatch(c -> c.consumer().logicalStream().equals(key) && c.feed().isShown());
  }

  /** The time for them is over: what is there is shown, the rest is missing. */
  void late(Stay fresh) {
    waitedFor.forEach(
        (key, old) -> {
          if (!isShown(fresh, key) && !old.paused().get()) {
            missing.add(key);
          }
        });
    fresh.consumptions().forEach(consumption -> consumption.feed().show());
  }

  /** The figures of a window, of all streams that were to be seen or heard. */
  List<MigrationReport.Moved> figures(long fromNanos, long toNanos) {
    List<MigrationReport.Moved> moved = new ArrayList<>();
    waitedFor.forEach(
        (key, old) -> {
          var arrived = !missing.contains(key);
          if (old.paused().get() || (arrived && !old.meter().hasMeasured())) {
            return;
          }
          var window = old.meter().window(fromNanos, toNanos);
          var all = TimeUnit.NANOSECONDS.toMillis(toNanos - fromNanos);
          var consumer = old.consumer();
          moved.add(
              new MigrationReport.Moved(
                  consumer.peerId(),
                  consumer.source(),
                  consumer.kind(),
                  arrived ? window.longest().toMillis() : all,
                  window.baseline().toMillis(),
                  arrived ? window.atSwitch().toMillis() : all,
                  arrived));
        });
    return moved;
  }
}
