// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.fleet.RoomPicture;
import java.time.Instant;
import java.util.List;

/**
 * A room and where it runs.
 *
 * @param state OPENING, OPEN, CLOSING, or NOT_KNOWN while its host can't be seen
 * @param worker for example media-03/w5
 * @param epoch raised by one each time the room's home changes
 * @param reserved consumers that joins in flight will add
 */
public record RoomView(
    String id,
    String state,
    String host,
    String worker,
    long epoch,
    Instant createdAt,
    String createdBy,
    List<ParticipantView> participants,
    int producers,
    ConsumersView consumers,
    int reserved) {
  static RoomView of(RoomPicture room) {
    return new RoomView(
        room.id().value(),
        room.state().name(),
        room.worker().host().name(),
        room.worker().toString(),
        room.epoch(),
        room.createdAt(),
        room.createdBy(),
        room.participants().stream().map(ParticipantView::of).toList(),
        room.producers(),
        ConsumersView.of(room.consumers()),
        room.reserved());
  }
}
