// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import headroom.operations.history.LoadSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A load over a span, thinned to what a small picture can show. Of the samples that fall on one
 * place the highest stays: a peak must not vanish because the picture is small.
 */
record LoadCurve(Instant from, Instant to, List<Point> points) {
  private static final int PLACES = 160;

  /** A load at a moment. */
  record Point(Instant at, double load) {}

  LoadCurve {
    points = List.copyOf(points);
  }

  static LoadCurve of(List<LoadSample> samples, Instant from, Instant to) {
    long width = Math.max(1, Duration.between(from, to).toMillis() / PLACES);
    List<Point> points = new ArrayList<>();
    long lastPlace = -1;
    for (LoadSample sample : samples) {
      long place = Duration.between(from, sample.at()).toMillis() / width;
      Point point = new Point(sample.at(), sample.load());
      if (place != lastPlace) {
        points.add(point);
        lastPlace = place;
      } else if (point.load() > points.getLast().load()) {
        points.set(points.size() - 1, point);
      }
    }
    return new LoadCurve(from, to, points);
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  /** The curve with the present load at its end. */
  LoadCurve with(Instant now, double load) {
    List<Point> longer = new ArrayList<>(points);
    longer.add(new Point(now, load));
    return new LoadCurve(from, to, longer);
  }

  /** The curve in words, for those who can't see it. */
  String words() {
    if (points.isEmpty()) {
      return "no history";
    }
    double highest = points.stream().mapToDouble(Point::load).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "load from %.2f to %.2f, highest %.2f",
        points.getFirst().load(),
        points.getLast().load(),
        highest);
  }
}
