// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.live.SortedBy;
import headroom.operations.fleet.HostState;
import headroom.planning.WorkerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a link to the fleet says: filter, selection, kind of view and order of the table. Defaults
 * are left out, and what can't be read is taken for the default, so that an old link still opens
 * something.
 */
record FleetQuery(
    @Nullable HostState state, @Nullable WorkerId worker, boolean table, Optional<SortedBy> sort) {
  static final FleetQuery DEFAULT = new FleetQuery(null, null, false, Optional.empty());

  static FleetQuery parse(QueryParameters parameters) {
    Map<String, List<String>> given = parameters.getParameters();
    List<String> states = given.getOrDefault("state", List.of());
    HostState state =
        Stream.of(HostState.values())
            .filter(each -> states.contains(each.name()))
            .findFirst()
            .orElse(null);
    WorkerId worker = null;
    for (String text : given.getOrDefault("worker", List.of())) {
      try {
        worker = WorkerId.parse(text);
      } catch (IllegalArgumentException unreadable) {
        worker = null;
      }
    }
    return new FleetQuery(
        state,
        worker,
        given.getOrDefault("view", List.of()).contains("table"),
        SortedBy.in(parameters));
  }

  QueryParameters toParameters() {
    Map<String, String> said = new LinkedHashMap<>();
    if (state != null) {
      said.put("state", state.name());
    }
    if (worker != null) {
      said.put("worker", worker.toString());
    }
    if (table) {
      said.put("view", "table");
    }
    sort.ifPresent(by -> said.put(SortedBy.PARAMETER, by.toString()));
    return QueryParameters.simple(said);
  }

  FleetQuery selecting(@Nullable WorkerId other) {
    return new FleetQuery(state, other, table, sort);
  }

  FleetQuery asTable(boolean asTable) {
    return new FleetQuery(state, worker, asTable, sort);
  }

  FleetQuery sortedBy(Optional<SortedBy> order) {
    return new FleetQuery(state, worker, table, order);
  }
}
