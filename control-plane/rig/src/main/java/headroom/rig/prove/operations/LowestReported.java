// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Placement by the lowest load that was reported, as if it had been in charge of a burst that was
 * recorded: the same rooms are asked for at the same moments, and each room's load becomes known
 * when it did then. Pure.
 */
final class LowestReported {
  private LowestReported() {}

  /** A room that was asked for, at so many ms. */
  record Asked(String room, long atMs) {}

  /** What reports had told of each room's consumers, at so many ms. */
  record Reported(long atMs, Map<String, Integer> consumers) {
    Reported {
      consumers = Map.copyOf(consumers);
    }
  }

  /** Who of several workers with the same load takes the next room. */
  enum Ties {
    /** The first in the list, as after sorting by load. */
    FIRST,
    /** The one that was chosen longest ago. */
    IN_TURN
  }

  /**
   * Where each worker ends.
   *
   * @param asked in any order
   * @param reported by time
   * @param before consumers of each worker that were there before, and are known
   * @return consumers by worker number, 0 and up, once everything is reported
   */
  static List<Integer> loads(
      List<Asked> asked, List<Reported> reported, List<Integer> before, Ties ties) {
    int workers = before.size();
    List<List<String>> placed = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      placed.add(new ArrayList<>());
    }
    Map<Integer, Integer> lastTurn = new HashMap<>();
    List<Asked> inOrder = asked.stream().sorted(Comparator.comparingLong(Asked::atMs)).toList();
    for (int turn = 0; turn < inOrder.size(); turn++) {
      Asked next = inOrder.get(turn);
      Map<String, Integer> known = known(reported, next.atMs());
      ToIntFunction<Integer> load = worker -> before.get(worker) + sum(placed.get(worker), known);
      Comparator<Integer> order = Comparator.comparingInt(load);
      if (ties == Ties.IN_TURN) {
        order = order.thenComparing(worker -> lastTurn.getOrDefault(worker, -1));
      }
      int best = 0;
      for (int worker = 1; worker < workers; worker++) {
        best = order.compare(worker, best) < 0 ? worker : best;
      }
      placed.get(best).add(next.room());
      lastTurn.put(best, turn);
    }
    Map<String, Integer> all = reported.getLast().consumers();
    return IntStream.range(0, workers)
        .mapToObj(worker -> before.get(worker) + sum(placed.get(worker), all))
        .toList();
  }

  private static Map<String, Integer> known(List<Reported> reported, long atMs) {
    Map<String, Integer> known = Map.of();
    for (Reported report : reported) {
      if (report.atMs() > atMs) {
        return known;
      }
      known = report.consumers();
    }
    return known;
  }

  private static int sum(List<String> rooms, Map<String, Integer> consumers) {
    return rooms.stream().mapToInt(room -> consumers.getOrDefault(room, 0)).sum();
  }
}
