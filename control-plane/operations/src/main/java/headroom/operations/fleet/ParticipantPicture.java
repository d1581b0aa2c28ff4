// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.ConsumerCounts;
import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;

/**
 * A participant who is present in a room.
 *
 * @param part of the room that it is connected to
 * @param device as its client names itself, for example {@code Chromium 156}
 * @param connected false while its signalling is away and its media is kept for a resume
 * @param consumers what it receives
 */
public record ParticipantPicture(
    ParticipantId id,
    WorkerId part,
    String displayName,
    String device,
    Instant joinedAt,
    boolean connected,
    List<ProducerPicture> producers,
    ConsumerCounts consumers) {
  public ParticipantPicture {
    producers = List.copyOf(producers);
  }
}
