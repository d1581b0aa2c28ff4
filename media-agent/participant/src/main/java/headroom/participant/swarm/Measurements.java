// SPDX-License-Identifier: Apache-2.0
package headroom.participant.swarm;

import headroom.participant.Flow;
import headroom.participant.Participant;
import headroom.participant.rtp.Delays;
import headroom.participant.rtp.VoiceMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers about all participants of a process at once. */
final class Measurements {
  /** So many streams that stand still are named: enough to see which, when thousands do. */
  private static final int NAMED = 20;

  private Measurements() {}

  static Event.Flow flow(Map<String, Participant> participants, Duration quiet) {
    List<Event.PeerFlow> peers = new ArrayList<>();
    List<Event.Still> some = new ArrayList<>();
    participants.forEach(
        (peerId, participant) -> {
          var flow = participant.flow(quiet);
          peers.add(new Event.PeerFlow(peerId, flow.live(), flow.paused(), flow.still().size()));
          for (Flow.Still still : flow.still()) {
            if (some.size() < NAMED) {
              some.add(new Event.Still(peerId, still.from(), still.kind()));
            }
          }
        });
    return new Event.Flow(
        peers,
        peers.stream().mapToInt(Event.PeerFlow::live).sum(),
        peers.stream().mapToInt(Event.PeerFlow::paused).sum(),
        peers.stream().mapToInt(Event.PeerFlow::still).sum(),
        some);
  }

  static Event.Delays delays(Map<String, Participant> participants, Command.Delays asked) {
    List<Event.Pair> pairs = new ArrayList<>();
    participants.forEach(
        (to, participant) ->
            participant
                .voices()
                .forEach(
                    (from, meter) -> {
                      if (asked.from() == null || asked.from().equals(from)) {
                        add(pairs, from, to, meter.delays());
                      }
                    }));
    pairs.sort(Comparator.comparing(Event.Pair::from).thenComparing(Event.Pair::to));
    var near = voice(participants, asked.near(), asked.from());
    var far = voice(participants, asked.far(), asked.from());
    return new Event.Delays(pairs, near == null || far == null ? null : far.laterThan(near));
  }

  private static void add(List<Event.Pair> pairs, String from, String to, Delays delays) {
    if (delays.count() > 0) {
      pairs.add(
          new Event.Pair(
              from,
              to,
              delays.count(),
              delays.medianMicros(),
              delays.p99Micros(),
              delays.maxMicros()));
    }
  }

  private static @Nullable VoiceMeter voice(
      Map<String, Participant> participants, @Nullable String receiver, @Nullable String from) {
    var participant = receiver == null ? null : participants.get(receiver);
    return participant == null || from == null ? null : participant.voices().get(from);
  }
}
