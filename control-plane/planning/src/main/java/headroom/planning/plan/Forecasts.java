// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Before and after of workers and hosts. */
final class Forecasts {
  private Forecasts() {}

  /** Of all workers, by name. */
  static List<Forecast<WorkerId>> ofWorkers(PlanningFleet fleet, Draft draft) {
    Map<WorkerId, Usage> before = new HashMap<>();
    fleet.workers().forEach(worker -> before.put(worker.id(), new Usage(worker.otherLoad(), 0)));
    fleet
        .parts()
        .forEach(
            part ->
                before.merge(part.worker(), new Usage(part.load(), part.people()), Usage::plus));
    List<Forecast<WorkerId>> forecasts = new ArrayList<>();
    for (Bin bin : draft.bins()) {
      forecasts.add(
          new Forecast<>(
              bin.id(),
              bin.usable,
              bin.takesRooms,
              before.getOrDefault(bin.id(), Usage.NONE),
              new Usage(bin.load, bin.people())));
    }
    return forecasts;
  }

  /** Of all hosts, by name. */
  static List<Forecast<HostId>> ofHosts(List<Forecast<WorkerId>> workers) {
    Map<HostId, Forecast<HostId>> hosts = new TreeMap<>();
    for (Forecast<WorkerId> worker : workers) {
      HostId host = worker.place().host();
      Forecast<HostId> known =
          hosts.getOrDefault(host, new Forecast<>(host, 0, false, Usage.NONE, Usage.NONE));
      hosts.put(
          host,
          new Forecast<>(
              host,
              known.usable() + worker.usable(),
              known.takesRooms() || worker.takesRooms(),
              known.before().plus(worker.before()),
              known.after().plus(worker.after())));
    }
    return List.copyOf(hosts.values());
  }
}
