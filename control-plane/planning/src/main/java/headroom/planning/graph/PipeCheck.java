// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules about pipes: where they lead, what they carry, and whom they reach.
 *
 * <p>It derives nothing from {@link Wiring}, so that a fault there is found here.
 */
final class PipeCheck {
  private final RoomGraph graph;
  private final Set<WorkerId> taken = new TreeSet<>();
  private final Map<ProducerId, Origin> origins = new HashMap<>();
  private final Map<Ends, List<Pipe.Carried>> carried = new LinkedHashMap<>();
  private final List<Violation> found = new ArrayList<>();

  private PipeCheck(RoomGraph graph) {
    this.graph = graph;
  }

  static List<Violation> of(RoomGraph graph) {
    PipeCheck check = new PipeCheck(graph);
    check.readPeople();
    check.readPipes();
    check.checkEnds();
    check.checkLoads();
    check.checkReach();
    return check.found;
  }

  private void readPeople() {
    for (Participant participant : graph.participants()) {
      if (graph.parts().contains(participant.part())) {
        taken.add(participant.part());
      }
      for (Producer producer : participant.producers()) {
        origins.putIfAbsent(producer.id(), new Origin(participant.part(), producer.flow()));
      }
    }
  }

  private void readPipes() {
    for (Pipe pipe : graph.pipes()) {
      Ends ends = new Ends(pipe.from(), pipe.to());
      List<Pipe.Carried> load = carried.putIfAbsent(ends, new ArrayList<>(pipe.carries()));
      if (load != null) {
        found.add(new Violation.PipeTwice(pipe.from(), pipe.to()));
        load.addAll(pipe.carries());
      }
    }
  }

  private void checkEnds() {
    for (Ends ends : carried.keySet()) {
      if (ends.from().equals(ends.to())) {
        found.add(new Violation.SelfPipe(ends.from()));
      }
      for (WorkerId end : new TreeSet<>(List.of(ends.from(), ends.to()))) {
        if (!graph.parts().contains(end)) {
          found.add(new Violation.PipeEndMissing(ends.from(), ends.to(), end));
        }
      }
      if (taken.contains(ends.from())
          && taken.contains(ends.to())
          && !carried.containsKey(new Ends(ends.to(), ends.from()))) {
        found.add(new Violation.OneWayPipe(ends.from(), ends.to()));
      }
    }
  }

  private void checkLoads() {
    carried.forEach(
        (ends, load) -> {
          Set<ProducerId> seen = new HashSet<>();
          for (Pipe.Carried one : load) {
            if (seen.add(one.producer())) {
              checkLoad(ends, one);
            } else {
              found.add(new Violation.CarriedTwice(ends.from(), ends.to(), one.producer()));
            }
          }
        });
  }

  private void checkLoad(Ends ends, Pipe.Carried one) {
    Origin origin = origins.get(one.producer());
    if (origin == null) {
      found.add(new Violation.UnknownProducer(ends.from(), ends.to(), one.producer()));
    } else if (!origin.part().equals(ends.from())) {
      found.add(new Violation.Forwarded(ends.from(), ends.to(), one.producer(), origin.part()));
    } else if (origin.flow() != one.flow()) {
      found.add(
          new Violation.WrongFlow(
              ends.from(), ends.to(), one.producer(), one.flow(), origin.flow()));
    }
  }

  private void checkReach() {
    for (Participant participant : graph.participants()) {
      // From a part that doesn't exist nothing can be carried; that was told already.
      if (!graph.parts().contains(participant.part())) {
        continue;
      }
      for (Producer producer : participant.producers()) {
        if (producer.flow() != Flow.OFF) {
          checkReach(producer.id(), participant.part());
        }
      }
    }
  }

  private void checkReach(ProducerId producer, WorkerId origin) {
    for (WorkerId part : taken) {
      boolean reached =
          part.equals(origin)
              || carried.getOrDefault(new Ends(origin, part), List.of()).stream()
                  .anyMatch(one -> one.producer().equals(producer));
      if (!reached) {
        found.add(new Violation.NotReached(producer, origin, part));
      }
    }
  }

  private record Ends(WorkerId from, WorkerId to) {}

  private record Origin(WorkerId part, Flow flow) {}
}
