// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells faults that last from those that are only seen because the reports of several hosts come
 * one after the other. Guarded by the lock of {@link FleetMemory}.
 */
final class LastingFaults {
  private final Map<String, Long> since = new HashMap<>();

  /**
   * Takes note of what is wrong now.
   *
   * @param faults in words; whatever is not among them is over
   * @return those that were there all along for this long
   */
  List<String> lasting(Collection<String> faults, Duration least, long nanos) {
    since.keySet().retainAll(faults);
    List<String> lasting = new ArrayList<>();
    for (String fault : faults) {
      long first = since.computeIfAbsent(fault, added -> nanos);
      if (nanos - first >= least.toNanos() && !lasting.contains(fault)) {
        lasting.add(fault);
      }
    }
    return List.copyOf(lasting);
  }

  /** Nothing can be said now. */
  void forget() {
    since.clear();
  }
}
