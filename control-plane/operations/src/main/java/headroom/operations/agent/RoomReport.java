// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.operations.fleet.ParticipantPicture;
import headroom.planning.ConsumerCounts;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.List;

/** One room as its agent runs it. */
public record RoomReport(
    RoomId id,
    long epoch,
    int workerNumber,
    Instant openedAt,
    List<ParticipantPicture> participants,
    ConsumerCounts consumers) {
  public RoomReport {
    participants = List.copyOf(participants);
  }
}
