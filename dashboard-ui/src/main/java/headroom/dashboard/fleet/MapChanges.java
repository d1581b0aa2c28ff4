// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import headroom.operations.fleet.HostState;
import headroom.planning.HostId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What differs between two frames, as the compact arrays that the element takes. */
final class MapChanges {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final ArrayNode groups = json.putArray("groups");
  private final ArrayNode hosts = json.putArray("hosts");
  private final ArrayNode cells = json.putArray("cells");
  private final ArrayNode ranges = json.putArray("ranges");

  private MapChanges() {}

  /**
   * The difference, or nothing where there is none.
   *
   * @param before null when nothing is drawn yet
   * @param gone rows that stay on the screen although their hosts have left
   */
  static Optional<ObjectNode> between(
      @Nullable MapFrame before, MapFrame now, MapLayout layout, Set<HostId> gone) {
    MapChanges changes = new MapChanges();
    for (int i = 0; i < layout.groups().size(); i++) {
      changes.group(i, layout.groups().get(i), before, now);
    }
    for (int i = 0; i < layout.rows().size(); i++) {
      MapLayout.Row row = layout.rows().get(i);
      MapRow old = before == null ? null : before.rows().get(row.id());
      MapRow fresh = now.rows().get(row.id());
      if (fresh == null) {
        changes.gone(i, row, before == null || old != null);
      } else if (!fresh.equals(old)) {
        changes.row(i, row, old, fresh, gone.contains(row.id()));
      }
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(changes.json);
  }

  private void group(int index, String name, @Nullable MapFrame before, MapFrame now) {
    String load = now.groupLoads().getOrDefault(name, "not known");
    if (before == null || !load.equals(before.groupLoads().getOrDefault(name, "not known"))) {
      groups.addArray().add(index).add(load);
    }
  }

  private void row(
      int index, MapLayout.Row row, @Nullable MapRow old, MapRow fresh, boolean filteredOut) {
    host(
        index,
        fresh.state(),
        fresh.cordoned(),
        fresh.load(),
        fresh.note(),
        fresh.above() > 0,
        filteredOut);
    if (!row.open()) {
      range(index, fresh);
      return;
    }
    for (int k = 0; k < Math.min(row.workers(), fresh.cells().size()); k++) {
      MapCell cell = fresh.cells().get(k);
      boolean same = old != null && k < old.cells().size() && cell.equals(old.cells().get(k));
      if (!same) {
        cells
            .addArray()
            .add(index)
            .add(k)
            .add(cell.load())
            .add(cell.planned())
            .add(cell.state())
            .add(cell.mark());
      }
    }
  }

  private void range(int index, MapRow fresh) {
    int[] loads = fresh.sortedLoads();
    if (loads.length > 0) {
      ranges
          .addArray()
          .add(index)
          .add(loads[0])
          .add(loads[loads.length / 2])
          .add(loads[loads.length - 1])
          .add(fresh.above());
    }
  }

  private void gone(int index, MapLayout.Row row, boolean wasThere) {
    if (!wasThere) {
      return;
    }
    host(index, HostState.LOST, false, "–", "removed", false, true);
    if (row.open()) {
      for (int k = 0; k < row.workers(); k++) {
        cells.addArray().add(index).add(k).add(0).add(0).add("LOST").add("");
      }
    }
  }

  private void host(
      int index,
      HostState state,
      boolean cordoned,
      String load,
      String note,
      boolean over,
      boolean gone) {
    hosts
        .addArray()
        .add(index)
        .add(state.name())
        .add(cordoned)
        .add(load)
        .add(note)
        .add(over)
        .add(gone);
  }

  private boolean isEmpty() {
    return groups.isEmpty() && hosts.isEmpty() && cells.isEmpty() && ranges.isEmpty();
  }
}
