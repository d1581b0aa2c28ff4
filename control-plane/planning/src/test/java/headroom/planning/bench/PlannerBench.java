// SPDX-License-Identifier: Apache-2.0
package headroom.planning.bench;

import headroom.planning.WorkerId;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanRequest.Rebalance.Goal;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.PlanVerifier;
import headroom.planning.plan.Planner;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RoomPart;
import headroom.planning.plan.bound.BoundWorker;
import headroom.planning.plan.bound.BoundWorker.Item;
import headroom.planning.plan.bound.HotBound;
import headroom.planning.plan.bound.LowerBounds;
import headroom.planning.plan.bound.UncutBound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Plans rebalances of skewed fleets and prints tables: how long it takes, how many people stay on
 * hot workers, how far the peak is from the lower bound. In each round all contenders have the same
 * fleet and may move as many people as the planner did.
 *
 * <p>Arguments: rounds, workers, rooms, first seed.
 */
public final class PlannerBench {
  private static final int[] ALLOWANCES = {1, 2, 5, 10};

  private final int workers;
  private final int rooms;
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  private PlannerBench(int workers, int rooms) {
    this.workers = workers;
    this.rooms = rooms;
  }

  /** Runs it. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int workers = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int rooms = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
    long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
    PlannerBench bench = new PlannerBench(workers, rooms);
    System.out.printf(
        Locale.ROOT,
        "%,d workers, %,d rooms, seeds %d to %d, %d processors%n%n",
        workers,
        rooms,
        seed,
        seed + rounds - 1,
        Runtime.getRuntime().availableProcessors());
    for (int round = 0; round < rounds; round++) {
      bench.round(seed + round);
    }
    bench.print();
  }

  private void round(long seed) {
    PlanningFleet fleet = SkewedFleet.of(seed, workers, rooms);
    long people = fleet.parts().stream().mapToLong(RoomPart::people).sum();
    State before = new State(fleet, 0);
    add("before|people, all", people);
    add("before|people on hot workers", before.hotPeople());
    add("before|hot workers", before.workers.stream().filter(State.Worker::hot).count());
    add("before|busiest worker, % of usable", 100 * before.peak());
    for (int percent : ALLOWANCES) {
      long allowance = people * percent / 100;
      hot(fleet, percent, allowance, seed);
      peak(fleet, percent, allowance);
    }
  }

  private void hot(PlanningFleet fleet, int percent, long allowance, long seed) {
    Plan plan = timed(fleet, allowance, Goal.FEWEST_HOT, "fewest hot");
    State ours = new State(fleet, plan.people());
    ours.apply(plan.moves(), fleet);
    add("hot|Headroom|" + percent, ours.hotPeople());
    add("moved|Headroom|" + percent, ours.moved());
    long best = Long.MAX_VALUE;
    for (Policy policy : Policy.values()) {
      State state = new State(fleet, plan.people());
      policy.run(state, new Random(seed));
      add("hot|" + policy.title() + "|" + percent, state.hotPeople());
      add("moved|" + policy.title() + "|" + percent, state.moved());
      best = Math.min(best, state.hotPeople());
    }
    add(
        "hot|whatever anybody plans, at least|" + percent,
        HotBound.people(bounded(fleet), State.HOT, plan.people()));
    if (ours.hotPeople() > 0) {
      add("ratio|best of the others / Headroom|" + percent, (double) best / ours.hotPeople());
    }
  }

  private void peak(PlanningFleet fleet, int percent, long allowance) {
    Plan plan = timed(fleet, allowance, Goal.LOWEST_PEAK, "lowest peak");
    double bound = LowerBounds.ofPeak(bounded(fleet), allowance);
    add("peak|busiest worker, % of usable|" + percent, 100 * plan.peakAfter());
    add("peak|lower bound, % of usable|" + percent, 100 * bound);
    add("peak|gap, %|" + percent, 100 * (plan.peakAfter() / bound - 1));
    double uncut = UncutBound.ofPeak(bounded(fleet), allowance);
    add(
        "peak|gap to the bound with whole rooms, %|" + percent,
        100 * (plan.peakAfter() / uncut - 1));
  }

  private Plan timed(PlanningFleet fleet, long allowance, Goal goal, String name) {
    Rebalance request = new Rebalance(Math.toIntExact(allowance), Integer.MAX_VALUE, goal);
    boolean first = !figures.containsKey("time|" + name);
    long start = System.nanoTime();
    Plan plan = Planner.plan(fleet, request, PlanRules.DEFAULT);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    add("time|" + name, milliseconds);
    if (first) {
      add("time|" + name + ", the first of the process", milliseconds);
    }
    if (!PlanVerifier.verify(fleet, plan).isEmpty()) {
      throw new IllegalStateException("The plan breaks a rule: seed " + fleet.version());
    }
    return plan;
  }

  private static List<BoundWorker> bounded(PlanningFleet fleet) {
    Map<WorkerId, List<Item>> items = new LinkedHashMap<>();
    fleet.workers().forEach(worker -> items.put(worker.id(), new ArrayList<>()));
    for (RoomPart part : fleet.parts()) {
      items
          .getOrDefault(part.worker(), new ArrayList<>())
          .add(new Item(part.load(), part.people()));
    }
    return fleet.workers().stream()
        .map(
            worker ->
                new BoundWorker(worker.usable(), 0, items.getOrDefault(worker.id(), List.of())))
        .toList();
  }

  private void add(String figure, long value) {
    add(figure, (double) value);
  }

  private void add(String figure, double value) {
    figures.computeIfAbsent(figure, name -> new ArrayList<>()).add(value);
  }

  private void print() {
    System.out.println("| before | median (lowest–highest of the seeds) |\n| --- | ---: |");
    rows("before|", "%,.0f");
    System.out.println("\n| plan, one at a time | ms |\n| --- | ---: |");
    rows("time|", "%,.0f");
    table("people on hot workers", "hot|", "%,.0f");
    table("fewer by", "ratio|", "%,.2f");
    table("people moved", "moved|", "%,.0f");
    table("peak", "peak|", "%,.2f");
  }

  private void rows(String prefix, String format) {
    figures.forEach(
        (figure, values) -> {
          if (figure.startsWith(prefix)) {
            System.out.printf(
                "| %s | %s |%n", figure.substring(prefix.length()), spread(values, format));
          }
        });
  }

  private void table(String title, String prefix, String format) {
    StringBuilder head = new StringBuilder("\n| " + title + " |");
    StringBuilder rule = new StringBuilder("| --- |");
    for (int percent : ALLOWANCES) {
      head.append(" %d %% may move |".formatted(percent));
      rule.append(" ---: |");
    }
    System.out.println(head + "\n" + rule);
    figures.keySet().stream()
        .filter(figure -> figure.startsWith(prefix))
        .map(figure -> figure.substring(prefix.length(), figure.lastIndexOf('|')))
        .distinct()
        .forEach(
            name -> {
              StringBuilder row = new StringBuilder("| " + name + " |");
              for (int percent : ALLOWANCES) {
                row.append(' ')
                    .append(
                        spread(
                            figures.getOrDefault(prefix + name + "|" + percent, List.of()), format))
                    .append(" |");
              }
              System.out.println(row);
            });
  }

  private static String spread(List<Double> values, String format) {
    if (values.isEmpty()) {
      return "nobody left";
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return String.format(
        Locale.ROOT,
        format + " (" + format + "–" + format + ")",
        median,
        sorted.getFirst(),
        sorted.getLast());
  }
}
