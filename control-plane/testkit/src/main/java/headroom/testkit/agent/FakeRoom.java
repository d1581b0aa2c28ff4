// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.operations.agent.RoomReport;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.planning.ConsumerCounts;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A room in which everybody sends audio and video and receives everybody else's, as a real one
 * does. Guarded by the lock of {@link FakeHost}.
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

  private record Present(Instant joinedAt, boolean videoMuted) {}

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
    present.putIfAbsent(participant, new Present(now, false));
  }

  void leaves(ParticipantId participant) {
    present.remove(participant);
  }

  void mutesVideo(ParticipantId participant) {
    present.computeIfPresent(participant, (who, was) -> new Present(was.joinedAt(), true));
  }

  RoomReport report() {
    List<ParticipantPicture> participants = new ArrayList<>();
    ConsumerCounts sum = ConsumerCounts.NONE;
    for (Map.Entry<ParticipantId, Present> entry : present.entrySet()) {
      ConsumerCounts received = receivedBy(entry.getKey());
      sum = sum.plus(received);
      participants.add(picture(entry.getKey(), entry.getValue(), received));
    }
    return new RoomReport(id, epoch, workerNumber, openedAt, participants, sum);
  }

  private ConsumerCounts receivedBy(ParticipantId receiver) {
    int others = present.size() - 1;
    int muted =
        (int)
            present.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(receiver) && entry.getValue().videoMuted())
                .count();
    return new ConsumerCounts(others, 0, others - muted, muted);
  }

  private static ParticipantPicture picture(
      ParticipantId who, Present present, ConsumerCounts received) {
    return new ParticipantPicture(
        who,
        "Participant " + who,
        "headroom-testkit",
        present.joinedAt(),
        true,
        List.of(
            new ProducerPicture(who + "-audio", "audio", false, 10, "simple"),
            new ProducerPicture(who + "-video", "video", present.videoMuted(), 10, "simulcast")),
        received);
  }
}
