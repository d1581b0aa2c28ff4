// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each stream of a room its flow.
 *
 * <p>Goals: who speaks is heard and seen; a shared screen stays; a room where all fit hides nobody.
 * Constraint: the room's limits. Algorithm: of each kind, screens first and then the rest, both in
 * the order of their owners' rank: the first are live, the next on standby, the others off.
 */
final class Speakers {
  private Speakers() {}

  /**
   * The same participants in the same order, with the flows that their ranks give them.
   *
   * @param ranked the room's participants, who matters most first
   */
  static List<Participant> assign(List<Participant> ranked, SpeakerLimits limits) {
    Map<MediaKind, Integer> screens = new EnumMap<>(MediaKind.class);
    ranked.stream()
        .flatMap(participant -> participant.producers().stream())
        .filter(producer -> producer.source() == Source.SCREEN)
        .forEach(producer -> screens.merge(producer.kind(), 1, Integer::sum));
    Map<MediaKind, Integer> nextScreen = new EnumMap<>(MediaKind.class);
    Map<MediaKind, Integer> nextOther = new EnumMap<>(screens);
    List<Participant> assigned = new ArrayList<>();
    for (Participant participant : ranked) {
      List<Producer> producers = new ArrayList<>();
      for (Producer producer : participant.producers()) {
        Map<MediaKind, Integer> next = producer.source() == Source.SCREEN ? nextScreen : nextOther;
        int place = next.merge(producer.kind(), 1, Integer::sum) - 1;
        producers.add(producer.with(flow(place, producer.kind(), limits)));
      }
      assigned.add(participant.with(producers));
    }
    return List.copyOf(assigned);
  }

  private static Flow flow(int place, MediaKind kind, SpeakerLimits limits) {
    int live = limits.maxLive(kind);
    if (place < live) {
      return Flow.LIVE;
    }
    return place - live < limits.maxStandby() ? Flow.STANDBY : Flow.OFF;
  }
}
