// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.MediaKind;
import headroom.planning.graph.Participant;
import headroom.planning.graph.Pipe;
import headroom.planning.graph.Producer;
import headroom.planning.graph.ProducerId;
import headroom.planning.graph.RoomGraph;
import headroom.planning.graph.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes down what agents report of a room as a graph. */
final class RoomGraphs {
  private RoomGraphs() {}

  /**
   * The room as it is reported.
   *
   * @param parts where it runs or shall run, the home first; of those that are not reported nobody
   *     and no pipe is known
   */
  static RoomGraph of(Moment moment, RoomEntry room, List<WorkerId> parts) {
    List<Participant> participants = new ArrayList<>();
    List<Pipe> pipes = new ArrayList<>();
    for (WorkerId part : parts) {
      RunningPart running = moment.running(room, part);
      if (running == null || moment.isLost(part)) {
        continue;
      }
      participants.addAll(
          running.seated(
              report ->
                  report.participants().stream().map(who -> participant(who, part)).toList()));
      running
          .report()
          .pipes()
          .forEach(
              pipe ->
                  pipes.add(
                      new Pipe(
                          part,
                          pipe.to(),
                          pipe.carries().stream().map(RoomGraphs::carried).toList())));
    }
    return new RoomGraph(
        room.wanted().id(),
        parts.getFirst(),
        new TreeSet<>(parts),
        room.wanted().plan().limits(),
        participants,
        pipes);
  }

  /** The same with those on their way who only listen. */
  static RoomGraph withListeners(Moment moment, RoomEntry room, List<WorkerId> parts) {
    RoomGraph reported = of(moment, room, parts);
    Map<ParticipantId, WorkerId> coming = new HashMap<>(room.listeners(moment.now()));
    if (coming.isEmpty()) {
      return reported;
    }
    reported.participants().forEach(who -> coming.remove(who.id()));
    List<Participant> all = new ArrayList<>(reported.participants());
    coming.forEach(
        (who, part) -> {
          if (parts.contains(part)) {
            all.add(new Participant(who, part, List.of()));
          }
        });
    return new RoomGraph(
        reported.room(),
        reported.home(),
        reported.parts(),
        reported.limits(),
        all,
        reported.pipes());
  }

  private static Participant participant(ParticipantPicture who, WorkerId part) {
    return new Participant(
        who.id(), part, who.producers().stream().map(RoomGraphs::producer).toList());
  }

  private static Producer producer(ProducerPicture producer) {
    MediaKind kind = producer.kind().equals("audio") ? MediaKind.AUDIO : MediaKind.VIDEO;
    return new Producer(
        new ProducerId(producer.id()), kind, source(kind, producer.source()), producer.flow());
  }

  /** Applications name their sources as they like; whatever is no screen is what it sends. */
  private static Source source(MediaKind kind, String named) {
    if (named.equals("screen")) {
      return Source.SCREEN;
    }
    return switch (kind) {
      case AUDIO -> Source.AUDIO;
      case VIDEO -> Source.VIDEO;
    };
  }

  private static Pipe.Carried carried(Carried carried) {
    return new Pipe.Carried(
        new ProducerId(carried.producerId()), carried.live() ? Flow.LIVE : Flow.STANDBY);
  }
}
