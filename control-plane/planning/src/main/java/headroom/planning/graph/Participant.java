// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.util.List;

/**
 * A participant of a room.
 *
 * @param part the part that it is connected to
 * @param producers what it sends; empty for who only listens
 */
public record Participant(ParticipantId id, WorkerId part, List<Producer> producers) {
  public Participant {
    producers = List.copyOf(producers);
  }

  Participant with(List<Producer> others) {
    return new Participant(id, part, others);
  }
}
