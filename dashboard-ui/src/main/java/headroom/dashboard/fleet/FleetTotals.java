// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.ConsumerCounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The fleet in sum. Lost hosts count as hosts but not into load and consumers: nobody can see them.
 *
 * @param load mean of all workers that can be seen
 * @param counted of the consumers, what counts against capacity: not those on standby
 * @param oldestLive the oldest report of a live host: all figures are at most this old
 */
record FleetTotals(
    int hosts,
    int workers,
    double load,
    int aboveLine,
    ConsumerCounts consumers,
    int counted,
    int usable,
    int reserved,
    int rooms,
    int participants,
    Optional<Instant> oldestLive) {

  static FleetTotals of(FleetPicture picture) {
    List<WorkerPicture> seen =
        picture.hosts().stream()
            .filter(host -> host.state() != HostState.LOST)
            .flatMap(host -> host.workers().stream())
            .toList();
    return new FleetTotals(
        picture.hosts().size(),
        picture.workers().size(),
        seen.stream().mapToDouble(WorkerPicture::load).average().orElse(0),
        (int) seen.stream().filter(WorkerPicture::aboveLine).count(),
        seen.stream()
            .map(WorkerPicture::consumers)
            .reduce(ConsumerCounts.NONE, ConsumerCounts::plus),
        seen.stream().mapToInt(WorkerPicture::counted).sum(),
        seen.stream().mapToInt(worker -> worker.policy().usableConsumers()).sum(),
        seen.stream().mapToInt(WorkerPicture::reserved).sum(),
        picture.rooms().size(),
        picture.rooms().values().stream().mapToInt(room -> room.participants().size()).sum(),
        picture.hosts().stream()
            .filter(host -> host.state() == HostState.LIVE)
            .map(HostPicture::reportedAt)
            .min(Comparator.naturalOrder()));
  }
}
