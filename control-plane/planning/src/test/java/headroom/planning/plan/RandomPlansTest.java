// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.plan.PlanRequest.Reverse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each world is a seed. To look at one that failed: {@code -Dheadroom.plan.seed=N} runs it alone.
 */
class RandomPlansTest {
  private static final int WORLDS = 10_000;

  @Test
  void noPlanOfAnyWorldBreaksARule() {
    Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
    List<String> broken = new ArrayList<>();
    for (long seed : seeds()) {
      RandomPlans random = new RandomPlans(seed);
      PlanningFleet fleet = random.fleet();
      PlanRules rules = random.rules();
      Plan plan = Planner.plan(fleet, random.request(fleet), rules);
      note(broken, seed, plan, PlanVerifier.verify(fleet, plan));
      note(seen, plan);

      PlanningFleet after = PlanVerifier.outcome(fleet, plan);
      Plan back = Planner.plan(after, new Reverse(plan.moves()), rules);
      note(broken, seed, back, PlanVerifier.verify(after, back));
      if (back.fits() && !plan.moves().isEmpty()) {
        note(seen, Seen.REVERSED);
        if (!PlanVerifier.outcome(after, back).parts().equals(fleet.parts())) {
          broken.add("seed %d: the way back leads elsewhere".formatted(seed));
        }
      }
    }
    assertThat(broken).isEmpty();
    if (Long.getLong("headroom.plan.seed") == null) {
      assertThat(seen).as("what the worlds had").hasSize(Seen.values().length);
      assertThat(seen.values()).as("how often: %s", seen).allMatch(count -> count > 100);
    }
  }

  @Test
  void theOrderOfTheInputChangesNothing() {
    for (long seed = 1; seed <= 2_000; seed++) {
      RandomPlans random = new RandomPlans(seed);
      PlanningFleet fleet = random.fleet();
      PlanRules rules = random.rules();
      PlanRequest request = random.request(fleet);
      assertThat(Planner.plan(shuffled(fleet, seed), request, rules))
          .as("seed %d", seed)
          .isEqualTo(Planner.plan(fleet, request, rules));
    }
  }

  private static PlanningFleet shuffled(PlanningFleet fleet, long seed) {
    List<PlanWorker> workers = new ArrayList<>(fleet.workers());
    List<RoomPart> parts = new ArrayList<>(fleet.parts());
    Collections.shuffle(workers, new Random(seed));
    Collections.shuffle(parts, new Random(seed + 1));
    return new PlanningFleet(fleet.version(), workers, parts);
  }

  private static List<Long> seeds() {
    Long only = Long.getLong("headroom.plan.seed");
    if (only != null) {
      return List.of(only);
    }
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= WORLDS; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  private static void note(
      List<String> broken, long seed, Plan plan, List<PlanViolation> violations) {
    if (!violations.isEmpty() && broken.size() < 10) {
      broken.add(
          "seed %d, %s: %s".formatted(seed, plan.request().getClass().getSimpleName(), violations));
    }
  }

  private static void note(Map<Seen, Integer> seen, Plan plan) {
    if (!plan.moves().isEmpty()) {
      note(seen, Seen.MOVES);
    }
    if (plan.waves()
        > (plan.moves().size() + plan.rules().maxParallel() - 1) / plan.rules().maxParallel()) {
      note(seen, Seen.WAITED);
    }
    if (plan.moves().stream().anyMatch(Move::merges)) {
      note(seen, Seen.MERGED);
    }
    if (plan.moves().stream().anyMatch(move -> move.reason().startsWith("Makes room"))) {
      note(seen, Seen.DISPLACED);
    }
    if (plan.refused().stream().anyMatch(part -> part.missing() > 0)) {
      note(seen, Seen.WITHOUT_ROOM);
    }
    if (plan.refused().stream().anyMatch(part -> part.missing() == 0)) {
      note(seen, Seen.OTHERWISE_REFUSED);
    }
    if (!plan.unrelieved().isEmpty()) {
      note(seen, Seen.UNRELIEVED);
    }
  }

  private static void note(Map<Seen, Integer> seen, Seen what) {
    seen.merge(what, 1, Integer::sum);
  }

  /** What has to occur, so that the test isn't empty. */
  private enum Seen {
    MOVES,
    WAITED,
    MERGED,
    DISPLACED,
    WITHOUT_ROOM,
    OTHERWISE_REFUSED,
    UNRELIEVED,
    REVERSED
  }
}
