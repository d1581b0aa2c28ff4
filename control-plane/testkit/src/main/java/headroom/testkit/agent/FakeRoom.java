// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.operations.agent.RoomReport;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A room in which everybody receives everybody else's audio and video, as in a real one. Guarded by
 * the lock of {@link FakeHost}.
 */
final class FakeRoom {
  private final RoomId id;
  private final Instant openedAt;
  private final Map<ParticipantId, Present> present = new LinkedHashMap<>();
  private long epoch;
  private int workerNumber;

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

  void raiseTo(long newEpoch) {
    epoch = newEpoch;
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

  RoomReport report(HostId host) {
    List<ParticipantPicture> participants = new ArrayList<>();
    ConsumerCounts sum = ConsumerCounts.NONE;
    for (Map.Entry<ParticipantId, Present> entry : present.entrySet()) {
      ConsumerCounts received = receivedBy(entry.getKey());
      sum = sum.plus(received);
      participants.add(
          picture(entry.getKey(), new WorkerId(host, workerNumber), entry.getValue(), received));
    }
    return new RoomReport(
        id, epoch, workerNumber, openedAt, participants, sum, 0, sum.total(), List.of());
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

  private static ParticipantPicture picture(
      ParticipantId who, WorkerId part, Present present, ConsumerCounts received) {
    ProducerPicture audio =
        new ProducerPicture(who + "-audio", "audio", false, 10, "simple", "microphone", Flow.LIVE);
    ProducerPicture video =
        new ProducerPicture(
            who + "-video",
            "video",
            present.video() == Video.MUTED,
            10,
            "simulcast",
            "camera",
            Flow.LIVE);
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
