// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import headroom.planning.CapacityPolicy;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change of policies would do, before it is made.
 *
 * @param affected workers for which another limit would hold
 * @param notKnown of these, how many report nothing now, so that nothing can be said of them
 * @param above affected workers that would be above the line then, the hottest first
 * @param below affected workers that are above the line now and would not be then
 * @param usableBefore consumers under the lines of all workers that report, now
 * @param usableAfter the same then
 * @param crowded rooms that have more people than the new most: nobody is sent away, nobody more
 *     gets in
 */
public record PolicyEffect(
    int affected,
    int notKnown,
    List<Worker> above,
    List<Worker> below,
    long usableBefore,
    long usableAfter,
    List<RoomId> crowded) {
  public PolicyEffect {
    above = List.copyOf(above);
    below = List.copyOf(below);
    crowded = List.copyOf(crowded);
  }

  /**
   * A worker before and after a change.
   *
   * @param loadBefore share of usable capacity now
   * @param loadAfter the same use as a share of what would be usable
   * @param binding the limit that would be the fullest
   */
  public record Worker(WorkerId id, double loadBefore, double loadAfter, Limit binding) {
    /** Whether the change puts it there; else it is above the line already. */
    public boolean newlyAbove() {
      return loadBefore <= 1.0 && loadAfter > 1.0;
    }
  }

  /**
   * A worker to be looked at.
   *
   * @param group of its host
   * @param use null when it reports nothing now
   */
  public record Measured(WorkerId id, String group, @Nullable WorkerUse use) {}

  /**
   * Compares.
   *
   * @param people by open room
   */
  public static PolicyEffect of(
      PolicyTree before, PolicyTree after, List<Measured> workers, Map<RoomId, Integer> people) {
    List<Worker> above = new ArrayList<>();
    List<Worker> below = new ArrayList<>();
    int affected = 0;
    int notKnown = 0;
    long usableBefore = 0;
    long usableAfter = 0;
    for (Measured worker : workers) {
      CapacityPolicy now = before.capacity(worker.id(), worker.group());
      CapacityPolicy then = after.capacity(worker.id(), worker.group());
      boolean changes = !now.equals(then);
      affected += changes ? 1 : 0;
      WorkerUse use = worker.use();
      if (use == null) {
        notKnown += changes ? 1 : 0;
        continue;
      }
      usableBefore += now.usableConsumers();
      usableAfter += then.usableConsumers();
      if (changes) {
        Worker effect =
            new Worker(worker.id(), use.load(now), use.load(then), use.bindingLimit(then));
        if (effect.loadAfter() > 1.0) {
          above.add(effect);
        } else if (effect.loadBefore() > 1.0) {
          below.add(effect);
        }
      }
    }
    Comparator<Worker> hottest =
        Comparator.comparingDouble((Worker worker) -> -worker.loadAfter())
            .thenComparing(Worker::id);
    above.sort(hottest);
    below.sort(hottest);
    return new PolicyEffect(
        affected,
        notKnown,
        above,
        below,
        usableBefore,
        usableAfter,
        crowded(before, after, people));
  }

  /** How many workers the change would put above the line. */
  public long newlyAbove() {
    return above.stream().filter(Worker::newlyAbove).count();
  }

  private static List<RoomId> crowded(
      PolicyTree before, PolicyTree after, Map<RoomId, Integer> people) {
    int most = after.rooms().maxParticipants();
    if (most == before.rooms().maxParticipants()) {
      return List.of();
    }
    return people.entrySet().stream()
        .filter(room -> room.getValue() > most)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
