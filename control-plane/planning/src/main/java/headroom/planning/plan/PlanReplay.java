// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanViolation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan on paper, wave by wave, with both copies of whatever moves, and writes down
 * each rule that breaks. It shares no code with the planner.
 */
final class PlanReplay {
  private final PlanRules rules;
  private final Map<WorkerId, PlanWorker> workers = new HashMap<>();
  private final Map<WorkerId, Long> load = new HashMap<>();
  private final Map<RoomId, SortedMap<WorkerId, RoomPart>> rooms = new HashMap<>();
  private final Set<RoomPlace> moved = new HashSet<>();
  private final List<PlanViolation> violations = new ArrayList<>();

  /**
   * @param fleet as the request assumes it
   */
  PlanReplay(PlanningFleet fleet, PlanRules rules) {
    this.rules = rules;
    for (PlanWorker worker : fleet.workers()) {
      workers.put(worker.id(), worker);
      load.put(worker.id(), worker.otherLoad());
    }
    for (RoomPart part : fleet.parts()) {
      rooms.computeIfAbsent(part.room(), room -> new TreeMap<>()).put(part.worker(), part);
      load.merge(part.worker(), part.load(), Long::sum);
    }
  }

  /** Carries out all waves in order. */
  List<PlanViolation> run(List<Move> moves) {
    SortedMap<Integer, List<Move>> waves = new TreeMap<>();
    moves.forEach(move -> waves.computeIfAbsent(move.wave(), wave -> new ArrayList<>()).add(move));
    waves.values().forEach(this::wave);
    return List.copyOf(violations);
  }

  /** Consumers on this worker now. */
  long load(WorkerId worker) {
    return load.getOrDefault(worker, 0L);
  }

  /** What each worker carries now. */
  Map<WorkerId, Usage> usages() {
    Map<WorkerId, Usage> all = new HashMap<>();
    load.forEach((worker, consumers) -> all.put(worker, new Usage(consumers, 0)));
    rooms
        .values()
        .forEach(
            parts ->
                parts
                    .values()
                    .forEach(
                        part ->
                            all.merge(part.worker(), new Usage(0, part.people()), Usage::plus)));
    return all;
  }

  /** The room's part there now, or null. */
  @Nullable RoomPart part(RoomId room, WorkerId worker) {
    SortedMap<WorkerId, RoomPart> parts = rooms.get(room);
    return parts == null ? null : parts.get(worker);
  }

  /** The fleet as it is now. */
  PlanningFleet fleet(long version) {
    return new PlanningFleet(
        version,
        List.copyOf(workers.values()),
        rooms.values().stream().flatMap(parts -> parts.values().stream()).toList());
  }

  /** Whether the room has a part on this host, those on the two workers left out. */
  boolean elsewhereOnHost(RoomId room, WorkerId target, @Nullable WorkerId source) {
    return rooms.getOrDefault(room, new TreeMap<>()).keySet().stream()
        .anyMatch(
            other ->
                other.host().equals(target.host())
                    && !other.equals(target)
                    && !other.equals(source));
  }

  private void wave(List<Move> moves) {
    Set<RoomId> seen = new HashSet<>();
    for (Move move : moves) {
      if (!seen.add(move.room())) {
        found(Rule.ROOM_TWICE, move, "is in two moves of one wave");
      }
      check(move);
      load.merge(move.to(), move.load(), Long::sum);
    }
    for (Move move : moves) {
      PlanWorker target = workers.get(move.to());
      if (target != null && load(move.to()) > target.policy().usableConsumers()) {
        found(
            Rule.CAPACITY,
            move,
            "takes its target to %d of %d usable consumers"
                .formatted(load(move.to()), target.policy().usableConsumers()));
      }
    }
    moves.forEach(this::arrive);
  }

  private void check(Move move) {
    RoomPart source = move.from() == null ? null : part(move.room(), move.from());
    if (move.kind() != Move.Kind.ARRIVAL) {
      checkSource(move, source);
    } else if (move.from() != null) {
      found(Rule.SOURCE, move, "arrives and has a source");
    }
    PlanWorker target = workers.get(move.to());
    if (target == null || move.to().equals(move.from())) {
      found(Rule.HINDRANCE, move, "has no other worker as its target");
      return;
    }
    if (target.cordoned()
        || !target.obstacle().isEmpty()
        || target.cpu() >= target.policy().cpuCeiling()) {
      found(Rule.HINDRANCE, move, "goes to a worker that takes no rooms");
    }
    if (source != null && !source.group().isEmpty() && !source.group().equals(target.group())) {
      found(Rule.GROUP, move, "leaves its group " + source.group());
    }
    boolean meets = part(move.room(), move.to()) != null;
    if (meets != move.merges()) {
      found(Rule.MERGE, move, meets ? "meets a part of its room" : "meets nobody");
    }
    if (rules.oneHostPerPart() && !meets && elsewhereOnHost(move.room(), move.to(), move.from())) {
      found(Rule.ONE_HOST, move, "brings a second part to the host");
    }
    if (move.from() != null && moved.contains(new RoomPlace(move.room(), move.from()))) {
      found(Rule.MOVED_TWICE, move, "was moved before");
    }
  }

  private void checkSource(Move move, @Nullable RoomPart source) {
    if (source == null) {
      found(Rule.SOURCE, move, "isn't there");
      return;
    }
    if (source.people() != move.people()
        || source.load() != move.load()
        || source.reconnects() != move.reconnects()) {
      found(Rule.SOURCE, move, "has other people or load than the plan says");
    }
    if (!source.obstacle().isEmpty() && move.kind() == Move.Kind.LIVE) {
      found(Rule.IMMOVABLE, move, "can't be moved: " + source.obstacle());
    }
  }

  private void arrive(Move move) {
    SortedMap<WorkerId, RoomPart> parts =
        rooms.computeIfAbsent(move.room(), room -> new TreeMap<>());
    RoomPart source = move.from() == null ? null : parts.remove(move.from());
    if (move.from() != null && source != null) {
      load.merge(move.from(), -source.load(), Long::sum);
    }
    RoomPart arriving =
        source == null
            ? new RoomPart(move.room(), move.to(), move.people(), move.load())
            : source.on(move.to());
    parts.merge(move.to(), arriving, PlanReplay::merged);
    moved.add(new RoomPlace(move.room(), move.to()));
  }

  private static RoomPart merged(RoomPart there, RoomPart arriving) {
    return new RoomPart(
        there.room(),
        there.worker(),
        there.people() + arriving.people(),
        there.load() + arriving.load(),
        there.obstacle().isEmpty() ? arriving.obstacle() : there.obstacle(),
        there.group().isEmpty() ? arriving.group() : there.group(),
        there.reconnects() + arriving.reconnects());
  }

  private void found(Rule rule, Move move, String what) {
    violations.add(
        new PlanViolation(
            rule,
            "Move %d: %s (%s → %s) %s."
                .formatted(
                    move.number(),
                    move.room(),
                    move.from() == null ? "new" : move.from(),
                    move.to(),
                    what)));
  }

  private record RoomPlace(RoomId room, WorkerId worker) {}
}
