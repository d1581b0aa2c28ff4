// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the parts of a room stand in its picture. No three stand on one line, so that no pipe runs
 * behind a part that it does not join.
 */
final class PartPlaces {
  /** With more parts than this lines would hide each other: the grid of pipes leads. */
  static final int DRAWN = 8;

  private PartPlaces() {}

  /**
   * The middle of a part.
   *
   * @param x percent of the picture's width
   * @param y percent of its height
   */
  record Place(double x, double y) {}

  /** As many places as there are parts, the home's first; none when there are too many to draw. */
  static List<Place> of(int parts) {
    return switch (parts) {
      case 1 -> List.of(new Place(50, 50));
      case 2 -> List.of(new Place(15, 50), new Place(85, 50));
      case 3 -> List.of(new Place(15, 20), new Place(85, 20), new Place(50, 82));
      default -> parts > DRAWN ? List.of() : ring(parts);
    };
  }

  /** How high the picture is, in pixels. */
  static int height(int parts) {
    return switch (parts) {
      case 0, 1 -> 130;
      case 2 -> 190;
      case 3 -> 370;
      case 4, 5 -> 460;
      default -> 600;
    };
  }

  /** Clockwise; the first at the top, or at the left of two that share it. */
  private static List<Place> ring(int parts) {
    double first = -Math.PI / 2 - (parts % 2 == 0 ? Math.PI / parts : 0);
    return IntStream.range(0, parts)
        .mapToObj(
            i -> {
              double angle = first + 2 * Math.PI * i / parts;
              return new Place(
                  hundredths(50 + 37 * Math.cos(angle)), hundredths(50 + 39 * Math.sin(angle)));
            })
        .toList();
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
