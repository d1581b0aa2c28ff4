// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was seen in earlier evaluations. Soft state: another replica begins with {@link #NOTHING}.
 *
 * @param above in how many evaluations in a row a worker was above its line
 * @param hot workers that were above for long enough, and not below line less margin since
 * @param hosts when a host was last seen with contact
 * @param processes when a worker's process was last seen running
 */
record Watched(
    Map<WorkerId, Integer> above,
    Set<WorkerId> hot,
    Map<HostId, Instant> hosts,
    Map<WorkerId, Instant> processes) {
  static final Watched NOTHING = new Watched(Map.of(), Set.of(), Map.of(), Map.of());

  Watched {
    above = Map.copyOf(above);
    hot = Set.copyOf(hot);
    hosts = Map.copyOf(hosts);
    processes = Map.copyOf(processes);
  }

  /** With one more look. What is not known now, because reports are late, counts as it did. */
  Watched then(FleetPicture picture, AutomaticSettings settings) {
    Map<WorkerId, Integer> nowAbove = new HashMap<>();
    Set<WorkerId> nowHot = new TreeSet<>();
    Map<HostId, Instant> nowHosts = new HashMap<>(hosts);
    Map<WorkerId, Instant> nowProcesses = new HashMap<>(processes);
    Instant now = picture.at();
    for (HostPicture host : picture.hosts()) {
      if (host.state() == HostState.LOST) {
        continue;
      }
      nowHosts.put(host.id(), now);
      for (WorkerPicture worker : host.workers()) {
        WorkerId id = worker.id();
        if (worker.state() != WorkerState.RUNNING) {
          continue;
        }
        nowProcesses.put(id, now);
        boolean known = host.state() == HostState.LIVE;
        int before = above.getOrDefault(id, 0);
        int count = !known ? before : worker.aboveLine() ? before + 1 : 0;
        if (count > 0) {
          nowAbove.put(id, count);
        }
        boolean stays = hot.contains(id) && (!known || worker.load() >= 1 - settings.margin());
        if (stays || count >= settings.evaluations()) {
          nowHot.add(id);
        }
      }
    }
    Instant oldest = now.minus(settings.massFailureWithin());
    nowHosts.values().removeIf(seen -> seen.isBefore(oldest));
    nowProcesses.values().removeIf(seen -> seen.isBefore(oldest));
    return new Watched(nowAbove, nowHot, nowHosts, nowProcesses);
  }

  /** Hosts that were there a short time ago and are not now, by name. */
  List<HostId> lostHosts(Instant now) {
    return hosts.entrySet().stream()
        .filter(host -> host.getValue().isBefore(now))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Workers whose processes were there a short time ago and are not now, by name. */
  List<WorkerId> lostProcesses(Instant now) {
    return processes.entrySet().stream()
        .filter(process -> process.getValue().isBefore(now))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Without those that are lost: an operator knows of them. */
  Watched withoutLost(Instant now) {
    return new Watched(above, hot, seenAt(hosts, now), seenAt(processes, now));
  }

  private static <T> Map<T, Instant> seenAt(Map<T, Instant> all, Instant now) {
    return all.entrySet().stream()
        .filter(one -> !one.getValue().isBefore(now))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
