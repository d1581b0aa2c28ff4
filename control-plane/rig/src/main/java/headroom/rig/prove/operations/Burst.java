// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.api.HeadroomApi;
import headroom.rig.process.Await;
import headroom.rig.process.Swarm;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.large.LargeStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * Ninety-two people join within 31 seconds, as at a full hour, on a fleet whose reports are late
 * and of which one worker is idle. The same joins and the same reports are then given to placement
 * by the lowest reported load.
 *
 * @see <a href="https://github.com/jitsi/jicofo/pull/1298">jicofo#1298</a>
 */
final class Burst implements Scenario<LargeStage> {
  private static final int PEOPLE = 92;
  private static final int PEOPLE_PER_ROOM = 4;
  private static final int ROOMS = PEOPLE / PEOPLE_PER_ROOM;
  private static final Duration LENGTH = Duration.ofSeconds(31);
  private static final Duration LATE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Consumers of a room once all are in. */
  private static final int FULL = 2 * PEOPLE_PER_ROOM * (PEOPLE_PER_ROOM - 1);

  /** What is there before: a call of two on each worker but one, which has only just come. */
  private static final int BUSY = BurstFleet.WORKERS - 1;

  private static final int CALM_PEOPLE = 2;
  private static final int CALM = 2 * CALM_PEOPLE * (CALM_PEOPLE - 1);

  /**
   * With two rooms beside the call of before a worker is just below its line of 53, so that 23 of
   * 24 places are taken.
   */
  private static final int CAPACITY = 76;

  private static final Map<String, Object> CHEAP = Map.of("silenceIntervalMs", 100, "videoFps", 1);

  @Override
  public String name() {
    return "burst";
  }

  @Override
  public String title() {
    return "Ninety-two people join in 31 s while reports are late, beside lowest reported load";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    try (BurstFleet fleet = new BurstFleet(LATE, CAPACITY);
        Swarm swarm = fleet.swarm()) {
      calls(fleet, swarm);
      new Course(fleet.api(), swarm).run(report);
    }
  }

  /** The calls of before, a worker each, and all of it reported. */
  private static void calls(BurstFleet fleet, Swarm swarm) {
    for (int i = 1; i <= BUSY; i++) {
      String room = "before-" + i;
      fleet.api().createRoom(room, CALM_PEOPLE);
      for (int j = 1; j <= CALM_PEOPLE; j++) {
        String who = room + "-p" + j;
        swarm.join(Swarm.Kind.PLAIN, fleet.api().ticket(room, who, true), who, CHEAP);
      }
    }
    Await.until(
        () -> BUSY + " workers with a call each; " + fleet.api().workers(),
        PATIENCE,
        () ->
            fleet
                    .api()
                    .workers()
                    .valueStream()
                    .filter(worker -> worker.path("counted").asInt() == CALM)
                    .count()
                == BUSY);
  }

  /** One burst and what is noted of it. Times are ms since its begin. */
  private static final class Course {
    private final HeadroomApi api;
    private final Swarm swarm;
    private final long start = System.nanoTime();
    private final Map<String, CompletableFuture<Void>> rooms = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<LowestReported.Asked> asked = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<LowestReported.Reported> reported = new ArrayList<>();
    private final Map<String, Integer> highest = new HashMap<>();
    private final AtomicLong lastAsked = new AtomicLong();
    private long untold;
    private int line;

    Course(HeadroomApi api, Swarm swarm) {
      this.api = api;
      this.swarm = swarm;
    }

    void run(Report report) {
      List<String> seats = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        seats.add("burst-" + i % ROOMS);
      }
      Collections.shuffle(seats, new Random(1298));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> joins = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
          long atMs = LENGTH.toMillis() * i / (PEOPLE - 1);
          String room = seats.get(i);
          String who = room + "-p" + i;
          joins.add(threads.submit(() -> join(room, who, atMs)));
        }
        Await.until(
            () -> "everybody to be in and reported; " + highest + " " + refused,
            LENGTH.plus(PATIENCE),
            () -> {
              look();
              return joins.stream().allMatch(Future::isDone)
                  && (!refused.isEmpty() || total() == ROOMS * FULL);
            });
      }
      figures(report);
    }

    private long now() {
      return (System.nanoTime() - start) / 1_000_000;
    }

    private void join(String room, String who, long atMs) {
      Await.pause(Duration.ofMillis(Math.max(0, atMs - now())));
      try {
        var opening = new CompletableFuture<Void>();
        CompletableFuture<Void> before = rooms.putIfAbsent(room, opening);
        if (before == null) {
          asked.add(new LowestReported.Asked(room, now()));
          api.createRoom(room, PEOPLE_PER_ROOM);
          opening.complete(null);
        } else {
          before.join();
        }
        swarm.join(Swarm.Kind.PLAIN, api.ticket(room, who, true), who, CHEAP);
        lastAsked.accumulateAndGet(atMs, Math::max);
      } catch (RuntimeException e) {
        refused.add(who + ": " + e.getMessage());
        CompletableFuture<Void> opening = rooms.get(room);
        if (opening != null) {
          opening.completeExceptionally(e);
        }
      }
    }

    /** Notes what the control plane has been told by now. */
    private void look() {
      long joined = swarm.count("joined") - BUSY * CALM_PEOPLE;
      Map<String, Integer> consumers = new HashMap<>();
      long told = 0;
      for (JsonNode room : api.rooms()) {
        if (!rooms.containsKey(room.path("id").asString())) {
          continue;
        }
        int counted = 0;
        for (JsonNode part : room.path("parts")) {
          counted += part.path("counted").asInt();
        }
        consumers.put(room.path("id").asString(), counted);
        told += room.path("participants").size();
      }
      reported.add(new LowestReported.Reported(now(), consumers));
      untold = Math.max(untold, joined - told);
      for (JsonNode worker : api.workers()) {
        highest.merge(worker.path("id").asString(), worker.path("counted").asInt(), Math::max);
        line = worker.path("usable").asInt();
      }
      Await.pause(Duration.ofMillis(200));
    }

    private int total() {
      return reported.getLast().consumers().values().stream().mapToInt(n -> n).sum();
    }

    private void figures(Report report) {
      report.note(
          "%d people into %d rooms in %.1f s; %d workers with a line of %d consumers each; what agents say is %d s late"
              .formatted(
                  PEOPLE,
                  ROOMS,
                  lastAsked.get() / 1e3,
                  BurstFleet.WORKERS,
                  line,
                  LATE.toSeconds()));
      refused.stream().limit(3).forEach(report::note);
      report.add(Figure.exactly("people who were refused", refused.size(), 0));
      report.add(
          Figure.exactly("people who joined", swarm.count("joined") - BUSY * CALM_PEOPLE, PEOPLE));
      report.add(
          Figure.atLeast("people on the fleet of whom no report told yet, at most", untold, 5, ""));
      report.add(Figure.exactly("workers over their line, Headroom", over(highest.values()), 0));
      report.note("highest worker, Headroom: " + share(highest.values()));
      for (LowestReported.Ties ties : LowestReported.Ties.values()) {
        String whose =
            switch (ties) {
              case FIRST -> "lowest reported load";
              case IN_TURN -> "lowest reported load, equal ones in turn";
            };
        List<Integer> loads = replay(ties);
        report.add(Figure.atLeast("workers over their line, " + whose, over(loads), 1, ""));
        report.note("highest worker, " + whose + ": " + share(loads));
      }
    }

    private List<Integer> replay(LowestReported.Ties ties) {
      List<Integer> before = new ArrayList<>(Collections.nCopies(BUSY, CALM));
      before.add(0);
      return LowestReported.loads(List.copyOf(asked), List.copyOf(reported), before, ties);
    }

    private long over(Iterable<Integer> loads) {
      long over = 0;
      for (int load : loads) {
        over += load > line ? 1 : 0;
      }
      return over;
    }

    private String share(Iterable<Integer> loads) {
      int most = 0;
      for (int load : loads) {
        most = Math.max(most, load);
      }
      return String.format(
          Locale.ROOT, "%d consumers, %d %% of the line", most, Math.round(100.0 * most / line));
    }
  }
}
