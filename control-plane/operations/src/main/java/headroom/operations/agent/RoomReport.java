// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.operations.fleet.ParticipantPicture;
import headroom.planning.ConsumerCounts;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room's part on one worker as its agent runs it.
 *
 * @param planRevision of the room's plan that it follows; 0 when none
 * @param countedConsumers what counts against capacity, as in {@code PartPicture}
 * @param pipes that begin here
 * @param move the last one away from here; null when there was none, or it is forgotten
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
    List<PipeReport> pipes,
    @Nullable MoveReport move) {
  /** A part from which nobody moves away. */
  public RoomReport(
      RoomId id,
      long epoch,
      int workerNumber,
      Instant openedAt,
      List<ParticipantPicture> participants,
      ConsumerCounts consumers,
      long planRevision,
      int countedConsumers,
      List<PipeReport> pipes) {
    this(
        id,
        epoch,
        workerNumber,
        openedAt,
        participants,
        consumers,
        planRevision,
        countedConsumers,
        pipes,
        null);
  }

  public RoomReport {
    participants = List.copyOf(participants);
    pipes = List.copyOf(pipes);
  }
}
