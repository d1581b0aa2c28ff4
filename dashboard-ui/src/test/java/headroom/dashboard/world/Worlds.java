// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerState;
import headroom.planning.CapacityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Worlds that tests and pictures share, told as stories. */
public final class Worlds {
  public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  /** Workers whose load is part of the story; the others follow from a fixed seed. */
  private static final Map<String, Integer> TOLD =
      Map.ofEntries(
          Map.entry("media-03/w6", 448),
          Map.entry("media-01/w11", 440),
          Map.entry("media-06/w2", 432),
          Map.entry("media-04/w14", 412),
          Map.entry("media-02/w8", 404),
          Map.entry("media-08/w3", 396),
          Map.entry("media-05/w12", 392),
          Map.entry("media-02/w1", 84),
          Map.entry("media-08/w9", 72),
          Map.entry("media-11/w6", 364),
          Map.entry("media-21/w2", 804),
          Map.entry("media-21/w3", 720),
          Map.entry("media-22/w7", 592));

  private Worlds() {}

  /** Nothing has ever called. */
  public static FleetPicture empty() {
    return new WorldBuilder(NOON).picture();
  }

  /** One host of two workers, on the first of which four people talk. */
  public static WorldBuilder fourInOneRoom() {
    return new WorldBuilder(NOON)
        .host("media-01", "default", 2, CapacityPolicy.DEFAULT)
        .room("stand-up", "media-01/w1", 4, 0);
  }

  /** A hundred people over three hosts of two workers; ten of them are live. */
  public static WorldBuilder hundred(Instant now, int parts) {
    WorldBuilder world = new WorldBuilder(now);
    CapacityPolicy large = new CapacityPolicy(1180, 0.30, 0.70);
    for (int host = 1; host <= 4; host++) {
      world.host("media-0" + host, "eu-1", 2, large);
    }
    List<String> workers =
        List.of(
            "media-01/w1",
            "media-01/w2",
            "media-02/w1",
            "media-02/w2",
            "media-03/w1",
            "media-03/w2",
            "media-04/w1");
    return world
        .largeRoom("town-hall", 100, workers.subList(0, parts))
        .room("stand-up", "media-02/w1", 4, 0)
        .hostIs("media-04", HostState.LIVE, true, Duration.ofMillis(400));
  }

  /**
   * The hundred on three parts, with more places for sounds than for pictures and a screen that
   * somebody shares. Two rules are broken, one pipe's other end is away, and one worker is above
   * its line.
   */
  public static WorldBuilder hundredWithFaults(Instant now) {
    return hundred(now, 3).filled("media-03/w2", 880).roomIs("town-hall", LargeRoom::troubled);
  }

  /**
   * Sixteen hosts in three groups, of three sizes. Five workers are above the line, the hottest is
   * media-03/w5; media-12 is late, media-23 lost, media-14 cordoned and empty; one worker has died,
   * one is starting, one was replaced lately.
   */
  public static WorldBuilder sixteenHosts(Instant now) {
    WorldBuilder world = new WorldBuilder(now);
    Random random = new Random(20_260_714);
    group(world, random, "eu-1", 1, 8, 16, new CapacityPolicy(612, 0.30, 0.70));
    group(world, random, "eu-2", 11, 4, 12, CapacityPolicy.DEFAULT);
    group(world, random, "us-1", 21, 4, 16, new CapacityPolicy(1180, 0.30, 0.70));
    List<String> hot =
        List.of(
            "sales-emea-weekly:9",
            "design-crit:8",
            "acme-onboarding-31:7",
            "support-l2-huddle:6",
            "interview-8842:4",
            "release-sync:3",
            "1on1-pool-17:3",
            "standup-web:2",
            "pairing-9:2");
    for (String room : hot) {
      String[] parts = room.split(":", -1);
      int people = Integer.parseInt(parts[1]);
      world.room(parts[0], "media-03/w5", people, people == 9 ? 28 : people == 8 ? 24 : 0);
    }
    return world
        .cpu("media-03/w5", 0.67)
        .hostIs("media-12", HostState.STALE, false, Duration.ofSeconds(14))
        .hostIs("media-14", HostState.LIVE, true, Duration.ofMillis(700))
        .hostIs("media-23", HostState.LOST, false, Duration.ofSeconds(130))
        .workerIs("media-13/w7", WorkerState.DIED, 1, Duration.ofHours(30))
        .workerIs("media-24/w3", WorkerState.STARTING, 1, Duration.ZERO)
        .workerIs("media-05/w9", WorkerState.RUNNING, 1, Duration.ofMinutes(3));
  }

  private static void group(
      WorldBuilder world,
      Random random,
      String group,
      int first,
      int hosts,
      int workers,
      CapacityPolicy policy) {
    for (int i = 0; i < hosts; i++) {
      String host = String.format("media-%02d", first + i);
      world.host(host, group, workers, policy);
      double base = 0.40 + random.nextDouble() * 0.26;
      for (int number = 1; number <= workers; number++) {
        String worker = host + "/w" + number;
        double load = Math.clamp(base + (random.nextDouble() - 0.5) * 0.56, 0.04, 0.89);
        boolean promised = random.nextInt(12) == 0;
        int consumers = (int) (load * policy.usableConsumers()) / 4 * 4;
        boolean idle =
            host.equals("media-14") || worker.equals("media-13/w7") || worker.equals("media-24/w3");
        if (!worker.equals("media-03/w5") && !idle) {
          world.filled(worker, TOLD.getOrDefault(worker, consumers));
        }
        if (promised && !idle && load < 0.6) {
          world.reserved(worker, policy.usableConsumers() / 4);
        }
      }
    }
  }
}
