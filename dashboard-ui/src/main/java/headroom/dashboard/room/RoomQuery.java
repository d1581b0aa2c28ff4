// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.live.SortedBy;
import java.util.List;
import java.util.Optional;

/**
 * What a link to a room says beside the order of its participants; defaults are left out, and what
 * can't be read is taken for the default.
 *
 * @param text part of a name, a part's worker or a role; empty for all participants
 * @param pipe the selected one
 * @param pipeSort order of the table of pipes
 */
record RoomQuery(String text, Optional<PipeId> pipe, Optional<SortedBy> pipeSort) {
  static final RoomQuery DEFAULT = new RoomQuery("", Optional.empty(), Optional.empty());

  /** Its name in an address. */
  static final String TEXT = "q";

  static final String PIPE = "pipe";
  static final String PIPE_SORT = "pipe-sort";

  static RoomQuery parse(QueryParameters address) {
    return new RoomQuery(
        address.getParameters().getOrDefault(TEXT, List.of("")).getFirst(),
        address.getParameters().getOrDefault(PIPE, List.of()).stream()
            .findFirst()
            .flatMap(RoomQuery::readPipe),
        SortedBy.in(address, PIPE_SORT));
  }

  /** As a link to a room says which pipe is selected. */
  static String pipe(PipeId pipe) {
    return QueryParameters.of(PIPE, pipe.toString()).getQueryString();
  }

  private static Optional<PipeId> readPipe(String text) {
    try {
      return Optional.of(PipeId.parse(text));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
