// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.time.Instant;

/**
 * What a client needs to join a room.
 *
 * @param token a signed join token; a secret, never logged
 * @param signallingUrl the WebSocket address with room, participant and token in its query
 * @param pageUrl the try-a-room page of the same host with the same token
 */
public record JoinTicket(
    RoomId room,
    ParticipantId participant,
    String token,
    String signallingUrl,
    String pageUrl,
    Instant expiresAt) {}
