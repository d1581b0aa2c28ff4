// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.live.SortedBy;
import headroom.operations.fleet.RoomPicture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a link to the rooms says; defaults are left out.
 *
 * @param text part of the id of a room or worker; empty for all
 */
record RoomsQuery(String text, Optional<SortedBy> sort) {
  static final RoomsQuery DEFAULT = new RoomsQuery("", Optional.empty());

  static RoomsQuery parse(QueryParameters parameters) {
    return new RoomsQuery(
        parameters.getParameters().getOrDefault("q", List.of("")).getFirst(),
        SortedBy.in(parameters));
  }

  QueryParameters toParameters() {
    Map<String, String> said = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      said.put("q", text);
    }
    sort.ifPresent(by -> said.put(SortedBy.PARAMETER, by.toString()));
    return QueryParameters.simple(said);
  }

  RoomsQuery finding(String newText) {
    return new RoomsQuery(newText, sort);
  }

  RoomsQuery sortedBy(Optional<SortedBy> order) {
    return new RoomsQuery(text, order);
  }

  boolean matches(RoomPicture room) {
    String part = text.strip().toLowerCase(Locale.ROOT);
    return room.id().value().toLowerCase(Locale.ROOT).contains(part)
        || room.parts().stream().anyMatch(each -> each.worker().toString().contains(part));
  }
}
