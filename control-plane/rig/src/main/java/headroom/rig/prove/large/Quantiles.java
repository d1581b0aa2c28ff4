// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Sorted times in milliseconds. */
record Quantiles(List<Double> sorted) {
  Quantiles {
    sorted = List.copyOf(sorted);
  }

  static Quantiles of(Collection<Double> values) {
    return new Quantiles(values.stream().sorted().toList());
  }

  /** The least time that so large a share of all does not pass; an hour where there is none. */
  Duration at(double share) {
    double value =
        sorted.isEmpty()
            ? Double.POSITIVE_INFINITY
            : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    return Double.isInfinite(value)
        ? Duration.ofHours(1)
        : Duration.ofNanos(Math.round(value * 1e6));
  }
}
