// SPDX-License-Identifier: Apache-2.0
package headroom.agent.token;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import java.time.Instant;

/**
 * What a verified join token allows.
 *
 * @param plain whether the participant may use plain RTP transports
 */
public record JoinGrant(
    RoomId room, RoomEpoch epoch, ParticipantId participant, Instant expiresAt, boolean plain) {
  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
