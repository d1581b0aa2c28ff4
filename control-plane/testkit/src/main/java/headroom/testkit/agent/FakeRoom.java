// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.operations.agent.MoveReport;
import headroom.operations.agent.PipeReport;
import headroom.operations.agent.RoomReport;
import headroom.operations.fleet.Carried;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.PartCost;
import headroom.planning.graph.Producer;
import headroom.planning.graph.RoomCost;
import headroom.planning.graph.RoomGraph;
import headroom.planning.graph.Streams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room's part in which everybody receives everybody else's audio and video, as in a real one; or
 * what a graph says, once it follows one. Guarded by the lock of {@link FakeHost}.
 */
final class FakeRoom {
  private static final int FIRST_PORT = 40_000;

  private final RoomId id;
  private final Instant openedAt;
  private final Map<ParticipantId, Present> present = new LinkedHashMap<>();
  private long epoch;
  private int workerNumber;
  private long revision;
  private @Nullable RoomGraph graph;
  private @Nullable MoveReport move;

  FakeRoom(RoomId id, long epoch, int workerNumber, Instant openedAt) {
    this.id = id;
    this.epoch = epoch;
    this.workerNumber = workerNumber;
    this.openedAt = openedAt;
  }

  private enum Video {
    NONE,
    LIVE,
    MUTED
  }

  private record Present(Instant joinedAt, Video video) {}

  long epoch() {
    return epoch;
  }

  void raiseTo(long newEpoch, long newRevision) {
    epoch = newEpoch;
    revision = newRevision;
  }

  long revision() {
    return revision;
  }

  Set<ParticipantId> participants() {
    return Set.copyOf(present.keySet());
  }

  void follows(RoomGraph newGraph) {
    graph = newGraph;
  }

  int workerNumber() {
    return workerNumber;
  }

  void runsOn(int newWorkerNumber) {
    workerNumber = newWorkerNumber;
  }

  void joins(ParticipantId participant, Instant now) {
    present.putIfAbsent(participant, new Present(now, Video.LIVE));
  }

  void joinsWithAudioOnly(ParticipantId participant, Instant now) {
    present.putIfAbsent(participant, new Present(now, Video.NONE));
  }

  void leaves(ParticipantId participant) {
    present.remove(participant);
  }

  void mutesVideo(ParticipantId participant) {
    present.computeIfPresent(participant, (who, was) -> new Present(was.joinedAt(), Video.MUTED));
  }

  /** What its host tells of the move away from this part. */
  void tells(MoveReport of) {
    move = of;
  }

  RoomReport report(HostId host) {
    WorkerId part = new WorkerId(host, workerNumber);
    List<ParticipantPicture> participants = new ArrayList<>();
    ConsumerCounts sum = ConsumerCounts.NONE;
    for (Map.Entry<ParticipantId, Present> entry : present.entrySet()) {
      ConsumerCounts received = graph == null ? receivedBy(entry.getKey()) : ConsumerCounts.NONE;
      sum = sum.plus(received);
      participants.add(picture(entry.getKey(), part, entry.getValue(), received));
    }
    RoomGraph followed = graph;
    if (followed == null || !followed.parts().contains(part)) {
      return new RoomReport(
          id,
          epoch,
          workerNumber,
          openedAt,
          participants,
          sum,
          revision,
          sum.total(),
          List.of(),
          move);
    }
    PartCost cost = RoomCost.of(followed).parts().get(List.copyOf(followed.parts()).indexOf(part));
    Streams consumers = cost.consumers();
    return new RoomReport(
        id,
        epoch,
        workerNumber,
        openedAt,
        participants,
        new ConsumerCounts(
            Math.toIntExact(consumers.live()), Math.toIntExact(consumers.standby()), 0, 0),
        revision,
        Math.toIntExact(cost.load()),
        pipes(followed, part),
        move);
  }

  private static List<PipeReport> pipes(RoomGraph graph, WorkerId part) {
    return graph.pipes().stream()
        .filter(pipe -> pipe.from().equals(part))
        .map(
            pipe ->
                new PipeReport(
                    pipe.to(),
                    FIRST_PORT + pipe.to().number(),
                    true,
                    pipe.carries().stream()
                        .map(
                            carried ->
                                new Carried(
                                    carried.producer().value(), carried.flow() == Flow.LIVE))
                        .toList(),
                    0))
        .toList();
  }

  private Flow flow(String producer) {
    RoomGraph followed = graph;
    return followed == null
        ? Flow.LIVE
        : followed.participants().stream()
            .flatMap(who -> who.producers().stream())
            .filter(sent -> sent.id().value().equals(producer))
            .map(Producer::flow)
            .findFirst()
            .orElse(Flow.OFF);
  }

  private ConsumerCounts receivedBy(ParticipantId receiver) {
    int others = present.size() - 1;
    return new ConsumerCounts(
        others, 0, othersWith(Video.LIVE, receiver), othersWith(Video.MUTED, receiver));
  }

  private int othersWith(Video video, ParticipantId receiver) {
    return (int)
        present.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(receiver))
            .filter(entry -> entry.getValue().video() == video)
            .count();
  }

  private ParticipantPicture picture(
      ParticipantId who, WorkerId part, Present present, ConsumerCounts received) {
    ProducerPicture audio =
        new ProducerPicture(
            who + "-audio", "audio", false, 10, "simple", "microphone", flow(who + "-audio"));
    ProducerPicture video =
        new ProducerPicture(
            who + "-video",
            "video",
            present.video() == Video.MUTED,
            10,
            "simulcast",
            "camera",
            flow(who + "-video"));
    return new ParticipantPicture(
        who,
        part,
        "Participant " + who,
        "headroom-testkit",
        present.joinedAt(),
        true,
        present.video() == Video.NONE ? List.of(audio) : List.of(audio, video),
        received);
  }
}
