// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.fleet.RoomPicture;
import headroom.planning.ParticipantId;
import java.time.Instant;
import java.util.List;

/**
 * A room and where it runs.
 *
 * @param state OPENING, OPEN, CLOSING, or NOT_KNOWN while its host can't be seen
 * @param worker its home, for example media-03/w5
 * @param epoch raised by one each time the room's home changes
 * @param reserved consumers that joins in flight will add
 * @param revision raised by one with each change of parts, limits or pins
 * @param parts the home first
 * @param pinned who stay live, in the order in which they were pinned
 * @param liveConsumers of participants and pipes
 * @param fullMesh consumers if everybody consumed every stream of everybody else
 * @param violations rules of large rooms that its agents' reports have broken for some time
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
    int reserved,
    long revision,
    List<PartView> parts,
    LimitsView limits,
    List<String> pinned,
    long liveConsumers,
    long fullMesh,
    List<String> violations) {

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
        room.reserved(),
        room.revision(),
        room.parts().stream().map(PartView::of).toList(),
        LimitsView.of(room.limits()),
        room.pinned().stream().map(ParticipantId::value).toList(),
        room.liveConsumers(),
        room.fullMesh(),
        room.violations());
  }
}
