// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What is missing for a part that fits nowhere.
 *
 * @param missing consumers by which the best worker falls short; 0 when none would take the part
 *     whatever its size
 * @param reason in words for operators
 */
record Shortfall(long missing, String reason) {
  static Shortfall of(Draft draft, Piece piece, Predicate<Bin> wanted) {
    int hindered = 0;
    int forbidden = 0;
    int full = 0;
    Bin best = null;
    for (Bin bin : draft.bins()) {
      if (bin == piece.bin || !wanted.test(bin)) {
        continue;
      }
      if (!bin.takesRooms) {
        hindered++;
      } else if (!draft.admits(piece, bin)) {
        forbidden++;
      } else {
        full++;
        best = best == null || room(bin) > room(best) ? bin : best;
      }
    }
    String others = others(hindered, forbidden);
    if (best == null) {
      return new Shortfall(0, "No worker may take it" + others + ". Uncordon one, or add a host.");
    }
    long missing = piece.load - room(best);
    return new Shortfall(
        missing,
        String.format(
            Locale.ROOT,
            "%,d consumers are missing: it needs %,d under a headroom line, and the most that any of"
                + " %,d workers has left is %,d, on %s%s. Add a host, or free a worker.",
            missing,
            piece.load,
            full,
            Math.max(0, room(best)),
            best.id(),
            others));
  }

  /**
   * Consumers by which the workers fall short of all these parts, each put where it adds least, one
   * after the other.
   */
  static long ofAll(Draft draft, List<Piece> pieces, BiPredicate<Piece, Bin> wanted) {
    Map<Bin, Long> extra = new HashMap<>();
    long missing = 0;
    for (Piece piece : pieces) {
      Bin best = null;
      long least = Long.MAX_VALUE;
      for (Bin bin : draft.receivers()) {
        if (wanted.test(piece, bin) && draft.admits(piece, bin)) {
          Long before = extra.get(bin);
          long counted = before == null ? 0 : Math.max(0, before - room(bin));
          long over = Math.max(0, (before == null ? 0 : before) + piece.load - room(bin)) - counted;
          if (over < least) {
            least = over;
            best = bin;
          }
        }
      }
      if (best != null) {
        extra.merge(best, piece.load, Long::sum);
        missing += least;
      }
    }
    return missing;
  }

  /** How many workers more, each with so many usable consumers, would take these parts. */
  static int furtherWorkers(List<Piece> pieces, long usable) {
    List<Long> rooms = new ArrayList<>();
    for (Piece piece : pieces) {
      int worker = 0;
      while (worker < rooms.size() && rooms.get(worker) < piece.load) {
        worker++;
      }
      if (worker == rooms.size()) {
        rooms.add(usable);
      }
      rooms.set(worker, rooms.get(worker) - piece.load);
    }
    return rooms.size();
  }

  private static long room(Bin bin) {
    return bin.usable - bin.load;
  }

  private static String others(int hindered, int forbidden) {
    List<String> words = new ArrayList<>();
    if (hindered > 0) {
      words.add(String.format(Locale.ROOT, "%,d cordoned, overloaded or not live", hindered));
    }
    if (forbidden > 0) {
      words.add(
          String.format(Locale.ROOT, "%,d in another group or on a host of the room", forbidden));
    }
    return words.isEmpty() ? "" : " (others: " + String.join(", ", words) + ")";
  }
}
