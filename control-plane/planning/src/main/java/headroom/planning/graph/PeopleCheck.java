// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about who is where, and about how many streams flow. */
final class PeopleCheck {
  private PeopleCheck() {}

  static List<Violation> of(RoomGraph graph) {
    List<Violation> found = new ArrayList<>();
    checkPlaces(graph, found);
    checkNames(graph, found);
    for (MediaKind kind : MediaKind.values()) {
      checkLimits(graph, kind, found);
    }
    return found;
  }

  private static void checkPlaces(RoomGraph graph, List<Violation> found) {
    if (!graph.parts().contains(graph.home())) {
      found.add(new Violation.HomeMissing(graph.home()));
    }
    Set<WorkerId> taken = new HashSet<>();
    for (Participant participant : graph.participants()) {
      taken.add(participant.part());
      if (!graph.parts().contains(participant.part())) {
        found.add(new Violation.ParticipantNowhere(participant.id(), participant.part()));
      }
    }
    graph.parts().stream()
        .filter(part -> !part.equals(graph.home()) && !taken.contains(part))
        .map(Violation.IdlePart::new)
        .forEach(found::add);
  }

  private static void checkNames(RoomGraph graph, List<Violation> found) {
    Set<ParticipantId> participants = new HashSet<>();
    Set<ProducerId> producers = new HashSet<>();
    for (Participant participant : graph.participants()) {
      if (!participants.add(participant.id())) {
        found.add(new Violation.ParticipantTwice(participant.id()));
      }
      for (Producer producer : participant.producers()) {
        if (!producers.add(producer.id())) {
          found.add(new Violation.ProducerTwice(producer.id()));
        }
      }
    }
  }

  private static void checkLimits(RoomGraph graph, MediaKind kind, List<Violation> found) {
    int live = count(graph, kind, Flow.LIVE);
    if (live > graph.limits().maxLive(kind)) {
      found.add(new Violation.TooManyLive(kind, live, graph.limits().maxLive(kind)));
    }
    int standby = count(graph, kind, Flow.STANDBY);
    if (standby > graph.limits().maxStandby()) {
      found.add(new Violation.TooManyStandby(kind, standby, graph.limits().maxStandby()));
    }
  }

  private static int count(RoomGraph graph, MediaKind kind, Flow flow) {
    return (int)
        graph.participants().stream()
            .flatMap(participant -> participant.producers().stream())
            .filter(producer -> producer.kind() == kind && producer.flow() == flow)
            .count();
  }
}
