// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pipes that a room needs.
 *
 * <p>Goal: everything live or on standby is at hand on every part where somebody sits. Constraints:
 * one hop, one path per producer and part, no pipe without use. Algorithm: each part sends what
 * originates on it straight to every other one; two parts of which neither sends anything are left
 * without pipes.
 */
final class Wiring {
  private Wiring() {}

  /** The pipes, in the order of the parts that they begin and end on. */
  static List<Pipe> pipes(List<Participant> participants) {
    SortedMap<WorkerId, List<Pipe.Carried>> sent = new TreeMap<>();
    for (Participant participant : participants) {
      List<Pipe.Carried> ofPart =
          sent.computeIfAbsent(participant.part(), part -> new ArrayList<>());
      participant.producers().stream()
          .filter(producer -> producer.flow() != Flow.OFF)
          .map(producer -> new Pipe.Carried(producer.id(), producer.flow()))
          .forEach(ofPart::add);
    }
    List<Pipe> pipes = new ArrayList<>();
    sent.forEach(
        (from, carries) ->
            sent.forEach(
                (to, back) -> {
                  // Both directions or neither: they share one pair of transports.
                  if (!from.equals(to) && !(carries.isEmpty() && back.isEmpty())) {
                    pipes.add(new Pipe(from, to, carries));
                  }
                }));
    return List.copyOf(pipes);
  }
}
