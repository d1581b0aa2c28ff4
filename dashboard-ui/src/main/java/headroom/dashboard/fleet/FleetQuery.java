// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.router.QueryParameters;
import headroom.operations.fleet.HostState;
import headroom.planning.WorkerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a link to the fleet says: filter, selection and kind of view. Defaults are left out, and
 * what can't be read is taken for the default, so that an old link still opens something.
 */
record FleetQuery(@Nullable HostState state, @Nullable WorkerId worker, boolean table) {
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
    return new FleetQuery(state, worker, given.getOrDefault("view", List.of()).contains("table"));
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
    return QueryParameters.simple(said);
  }

  FleetQuery selecting(@Nullable WorkerId other) {
    return new FleetQuery(state, other, table);
  }

  FleetQuery asTable(boolean asTable) {
    return new FleetQuery(state, worker, asTable);
  }
}
