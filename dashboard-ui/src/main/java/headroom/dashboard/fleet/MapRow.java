// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import headroom.dashboard.element.Figures;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one row of the map shows: a host, its cells, and a line that sums it up.
 *
 * @param load as written, or "not known"
 * @param above how many workers are above the line
 */
record MapRow(
    HostId id,
    String group,
    HostState state,
    boolean cordoned,
    String load,
    String note,
    int above,
    List<MapCell> cells) {
  MapRow {
    cells = List.copyOf(cells);
  }

  static MapRow of(HostPicture host, Instant now) {
    boolean known = host.state() != HostState.LOST;
    int above = known ? (int) host.workersAboveLine() : 0;
    return new MapRow(
        host.id(),
        host.group(),
        host.state(),
        host.cordoned(),
        known ? Figures.load(host.load()) : Figures.NOT_KNOWN,
        note(host, above, now),
        above,
        host.workers().stream().map(worker -> MapCell.of(worker, host, now)).toList());
  }

  private static String note(HostPicture host, int above, Instant now) {
    String age = Figures.roughly(Duration.between(host.reportedAt(), now));
    return switch (host.state()) {
      case STALE -> "report " + age + " old";
      case LOST -> "no contact " + age;
      case LIVE ->
          host.workers().isEmpty()
              ? "no workers"
              : above > 0 ? above + " above line" : host.cordoned() ? "cordoned" : calm(host);
    };
  }

  private static String calm(HostPicture host) {
    long cordoned = host.workers().stream().filter(WorkerPicture::cordoned).count();
    return cordoned > 0 ? cordoned + " cordoned" : "all below";
  }

  /** Loads in order, for a host that is drawn as one bar. */
  int[] sortedLoads() {
    return cells.stream().filter(MapCell::known).mapToInt(MapCell::load).sorted().toArray();
  }
}
