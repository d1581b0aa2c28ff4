// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.JoinTokens;
import headroom.planning.RoomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Links that let whoever opens them into one room: each opening gets a participant and a join token
 * of its own. An invitation is a signed token, so nothing is stored.
 */
public final class Invitations {
  private static final Duration LONGEST = JoinTokens.LONGEST_LIFETIME;
  private static final Duration JOIN_TOKEN = Duration.ofMinutes(10);

  private final Rooms rooms;
  private final JoinTokens tokens;
  private final Clock clock;

  public Invitations(Rooms rooms, JoinTokens tokens, Clock clock) {
    this.rooms = rooms;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * An invitation to an open room.
   *
   * @param token goes into the link; a secret
   */
  public record Invitation(RoomId room, String token, Instant expiresAt) {}

  /**
   * Invites into an open room.
   *
   * @param lifetime 1 second to 24 hours
   * @throws HeadroomException ROOM_UNKNOWN, INVALID_REQUEST
   */
  public Invitation invite(RoomId room, Duration lifetime) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(LONGEST) > 0) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "An invitation's lifetime must be 1 second to 24 hours.");
    }
    rooms.get(room);
    Instant expiresAt = JoinTokens.endOf(clock.instant(), lifetime);
    return new Invitation(room, tokens.signInvitation(room, expiresAt), expiresAt);
  }

  /**
   * Lets the holder of an invitation in, as a new participant.
   *
   * @throws HeadroomException UNAUTHENTICATED when the invitation is not valid; ROOM_UNKNOWN,
   *     ROOM_FULL
   */
  public JoinTicket accept(String invitation) {
    return rooms.join(tokens.roomOfInvitation(invitation), null, JOIN_TOKEN, false);
  }
}
