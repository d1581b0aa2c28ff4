// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.ConsumerCounts;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;

/**
 * A room and where it runs.
 *
 * @param epoch raised by one each time the room's home changes
 * @param createdBy the back end or operator who created it
 * @param consumers of all its participants
 * @param reserved consumers that joins in flight will add
 */
public record RoomPicture(
    RoomId id,
    RoomState state,
    WorkerId worker,
    long epoch,
    Instant createdAt,
    String createdBy,
    List<ParticipantPicture> participants,
    ConsumerCounts consumers,
    int reserved) {
  public RoomPicture {
    participants = List.copyOf(participants);
  }

  public int producers() {
    return participants.stream().mapToInt(p -> p.producers().size()).sum();
  }
}
