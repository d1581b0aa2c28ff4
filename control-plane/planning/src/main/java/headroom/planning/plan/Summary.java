// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.plan.Departures.Refusals;
import headroom.planning.plan.PlanRequest.MigrateRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan in one line, for operators. */
final class Summary {
  private Summary() {}

  /** Whether what has to go fits on the rest. */
  static String fit(Draft draft, Refusals refusals) {
    if (refusals.parts().isEmpty()) {
      long usable = 0;
      long load = 0;
      for (Bin bin : draft.receivers()) {
        usable += bin.usable;
        load += bin.load;
      }
      return usable == 0
          ? "There is nothing to move, and no worker takes rooms."
          : String.format(
              Locale.ROOT,
              "The rest holds this load with %.0f %% free.",
              100 * Math.max(0.0, 1 - (double) load / usable));
    }
    return refused(draft, refusals);
  }

  /** What becomes of one room. */
  static String migrated(Draft draft, MigrateRoom migrate, Refusals refusals) {
    if (!refusals.parts().isEmpty()) {
      return refusals.parts().getFirst().reason();
    }
    if (draft.steps().isEmpty()) {
      return String.format(Locale.ROOT, "%s is there already.", migrate.room());
    }
    Bin target = draft.steps().getLast().target();
    return String.format(
        Locale.ROOT,
        "%s moves with %s; %s is at %.0f %% of its usable capacity then.",
        migrate.room(),
        people(draft.movedPeople()),
        target.id(),
        target.share() * 100);
  }

  static String levelled(Draft draft, double before, double bound) {
    double after = peak(draft);
    String best =
        String.format(
            Locale.ROOT,
            "no plan within the allowance brings the busiest below %.0f %%",
            bound * 100);
    return draft.steps().isEmpty()
        ? String.format(
            Locale.ROOT,
            "Nothing moves: the busiest worker is at %.0f %% of its usable capacity, and no better"
                + " plan was found (%s).",
            before * 100,
            best)
        : String.format(
            Locale.ROOT,
            "%s; the busiest worker comes from %.0f %% to %.0f %% of its usable capacity (%s).",
            moves(draft),
            before * 100,
            after * 100,
            best);
  }

  static String cooled(Draft draft, long before) {
    long after = hotPeople(draft);
    return String.format(
        Locale.ROOT,
        "%s; people on workers above %.0f %%: %,d before, %,d after.",
        moves(draft),
        Cooling.HOT * 100,
        before,
        after);
  }

  static String relieved(Draft draft, long above, int left) {
    if (above == 0) {
      return "No worker is above the line: nothing to do.";
    }
    return String.format(
        Locale.ROOT,
        "%s; of %,d workers above the line, %,d stay above it.",
        moves(draft),
        above,
        left);
  }

  static String reversed(Draft draft, int refused) {
    return refused == 0
        ? String.format(Locale.ROOT, "%s back.", moves(draft))
        : String.format(Locale.ROOT, "%s back; %,d can't.", moves(draft), refused);
  }

  static double peak(Draft draft) {
    return draft.bins().stream().mapToDouble(Bin::share).max().orElse(0);
  }

  static long hotPeople(Draft draft) {
    return draft.bins().stream()
        .filter(bin -> bin.load > bin.at(Cooling.HOT))
        .mapToLong(Bin::people)
        .sum();
  }

  static long above(Draft draft, double share) {
    return draft.bins().stream().filter(bin -> bin.load > bin.at(share)).count();
  }

  private static String refused(Draft draft, Refusals refusals) {
    List<String> sentences = new ArrayList<>();
    int full = (int) refusals.parts().stream().filter(part -> part.missing() > 0).count();
    int others = refusals.parts().size() - full;
    if (full > 0) {
      long usable = draft.bins().stream().mapToLong(bin -> bin.usable).max().orElse(0);
      sentences.add(
          String.format(
              Locale.ROOT,
              "%s no target: %,d consumers are missing.",
              full == 1 ? "1 room has" : String.format(Locale.ROOT, "%,d rooms have", full),
              refusals.missing()));
      sentences.add(
          String.format(
              Locale.ROOT,
              "Add %s with %,d usable consumers each, or close rooms.",
              workers(Shortfall.furtherWorkers(refusals.left(), usable)),
              usable));
    }
    if (others > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%s move anywhere: %s",
              others == 1 ? "1 room can't" : String.format(Locale.ROOT, "%,d rooms can't", others),
              refusals.parts().stream()
                  .filter(part -> part.missing() == 0)
                  .findFirst()
                  .map(RefusedPart::reason)
                  .orElse("")));
    }
    return String.join(" ", sentences);
  }

  private static String moves(Draft draft) {
    int moves = draft.steps().size();
    if (moves == 0) {
      return "No room moves";
    }
    return String.format(
        Locale.ROOT,
        "%s with %s",
        moves == 1 ? "1 room moves" : String.format(Locale.ROOT, "%,d rooms move", moves),
        people(draft.movedPeople()));
  }

  private static String people(long people) {
    return people == 1 ? "1 person" : String.format(Locale.ROOT, "%,d people", people);
  }

  private static String workers(int workers) {
    return workers == 1 ? "1 worker" : String.format(Locale.ROOT, "%,d workers", workers);
  }
}
