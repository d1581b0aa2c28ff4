// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores the state of a draft. O(workers + parts), and pairs of parts of a room. */
final class Scoring {
  private Scoring() {}

  static Score of(Draft draft) {
    long people = 0;
    long under = 0;
    long load = 0;
    long usable = 0;
    for (Bin bin : draft.bins()) {
      people += bin.people();
      under += bin.load <= bin.usable ? bin.people() : 0;
      load += bin.load;
      usable += bin.takesRooms ? bin.usable : 0;
    }
    return new Score(
        percent((double) people, (double) under),
        percent((double) load, load - misplaced(draft, load, usable)),
        near(draft));
  }

  private static double misplaced(Draft draft, long load, long usable) {
    double even = usable == 0 ? 0 : (double) load / usable;
    double misplaced = 0;
    for (Bin bin : draft.bins()) {
      misplaced += Math.max(0, bin.load - (bin.takesRooms ? even * bin.usable : 0));
    }
    return misplaced;
  }

  private static double near(Draft draft) {
    Map<RoomId, List<Piece>> spread = new HashMap<>();
    for (Bin bin : draft.bins()) {
      for (Piece piece : bin.pieces) {
        List<Piece> parts = draft.parts(piece.room);
        if (parts.size() > 1) {
          spread.put(piece.room, parts);
        }
      }
    }
    long pipes = 0;
    long price = 0;
    for (List<Piece> parts : spread.values()) {
      for (int i = 0; i < parts.size(); i++) {
        for (int j = 0; j < i; j++) {
          Bin one = parts.get(i).bin;
          Bin other = parts.get(j).bin;
          if (one != null && other != null) {
            pipes++;
            price += Targets.price(one, other);
          }
        }
      }
    }
    return percent((double) price, (double) pipes);
  }

  private static double percent(double all, double some) {
    return all <= 0 ? 100 : Math.clamp(100 * some / all, 0, 100);
  }
}
