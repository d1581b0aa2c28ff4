// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.operations.fleet.ParticipantPicture;
import headroom.planning.ConsumerCounts;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.List;

/**
 * A room's part on one worker as its agent runs it.
 *
 * @param planRevision of the room's plan that it follows; 0 when none
 * @param countedConsumers what counts against capacity, as in {@code PartPicture}
 * @param pipes that begin here
 */
public record RoomReport(
    RoomId id,
    long epoch,
    int workerNumber,
    Instant openedAt,
    List<ParticipantPicture> participants,
    ConsumerCounts consumers,
    long planRevision,
    int countedConsumers,
    List<PipeReport> pipes) {
  public RoomReport {
    participants = List.copyOf(participants);
    pipes = List.copyOf(pipes);
  }
}
