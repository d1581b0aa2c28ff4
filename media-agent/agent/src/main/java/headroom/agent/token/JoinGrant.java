// SPDX-License-Identifier: Apache-2.0
package headroom.agent.token;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import java.time.Instant;

/**
 * What a join token says that is genuine.
 *
 * @param host where the room lives in this epoch
 * @param plain whether the participant may use plain RTP transports
 */
public record JoinGrant(
    String host,
    RoomId room,
    RoomEpoch epoch,
    ParticipantId participant,
    Instant expiresAt,
    boolean plain) {
  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
