// SPDX-License-Identifier: Apache-2.0
package headroom.agent.token;

import headroom.agent.model.OperationId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a join token says that is genuine.
 *
 * @param host where the room lives in this epoch
 * @param worker of the participant's part; null in a token that names none: any part of the host
 * @param plain whether the participant may use plain RTP transports
 * @param sends false for a listener: then it may not produce
 * @param move by which the participant comes from another part; null for who just joins
 */
public record JoinGrant(
    String host,
    RoomId room,
    RoomEpoch epoch,
    @Nullable WorkerNumber worker,
    ParticipantId participant,
    Instant expiresAt,
    boolean plain,
    boolean sends,
    @Nullable OperationId move) {
  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
