// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import headroom.dashboard.element.Figures;
import headroom.planning.HostId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which rows the map has, in which groups, and how many cells each holds; it says nothing of load.
 *
 * @param groups in order of their first host
 * @param rows in the order of the screen
 */
record MapLayout(List<String> groups, List<Row> rows) {
  static final MapLayout EMPTY = new MapLayout(List.of(), List.of());

  /** Columns are shared by all hosts; fewer than this would make a small fleet's cells huge. */
  private static final int LEAST_COLUMNS = 16;

  /** More than this would make cells too narrow to hit; a larger host takes several lines. */
  private static final int MOST_COLUMNS = 32;

  /**
   * A row.
   *
   * @param open false when the host is drawn as one bar
   */
  record Row(HostId id, String group, int workers, boolean open) {}

  MapLayout {
    groups = List.copyOf(groups);
    rows = List.copyOf(rows);
  }

  static MapLayout of(MapFrame frame, MapLayout before, List<HostId> hosts, Set<HostId> opened) {
    boolean folds = folds(hosts.size());
    Map<String, List<Row>> byGroup = new LinkedHashMap<>();
    for (HostId id : hosts) {
      MapRow now = frame.rows().get(id);
      Row row =
          now != null
              ? new Row(id, now.group(), now.cells().size(), !folds || opened.contains(id))
              : before.rows().stream()
                  .filter(each -> each.id().equals(id))
                  .findFirst()
                  .orElse(new Row(id, "", 0, true));
      byGroup.computeIfAbsent(row.group(), ignored -> new ArrayList<>()).add(row);
    }
    return new MapLayout(
        List.copyOf(byGroup.keySet()), byGroup.values().stream().flatMap(List::stream).toList());
  }

  static boolean folds(int hosts) {
    return hosts > HeatMap.UNFOLDED_HOSTS;
  }

  /** True when a host has other workers than the layout has cells for. */
  boolean outgrownBy(MapFrame frame) {
    return rows.stream()
        .anyMatch(
            row -> {
              MapRow now = frame.rows().get(row.id());
              return now != null && now.cells().size() != row.workers();
            });
  }

  ObjectNode toJson(boolean groupHeads) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    int widest = rows.stream().mapToInt(Row::workers).max().orElse(0);
    json.put("columns", Math.clamp(widest, LEAST_COLUMNS, MOST_COLUMNS));
    json.put("heads", groupHeads);
    boolean folds = folds(rows.size());
    ArrayNode list = json.putArray("groups");
    for (String group : groups) {
      List<Row> members = rows.stream().filter(row -> row.group().equals(group)).toList();
      ObjectNode one = list.addObject();
      one.put("name", group);
      one.put("note", note(members));
      ArrayNode hosts = one.putArray("hosts");
      for (Row row : members) {
        hosts
            .addObject()
            .put("id", row.id().name())
            .put("workers", row.workers())
            .put("open", row.open())
            .put("folds", folds);
      }
    }
    return json;
  }

  /** Hosts by workers, for example {@code 8 × 16}, when all are alike. */
  private static String note(List<Row> members) {
    long sizes = members.stream().mapToInt(Row::workers).distinct().count();
    return sizes == 1
        ? members.size() + " × " + members.getFirst().workers()
        : Figures.counted(members.size(), "host", "hosts");
  }
}
