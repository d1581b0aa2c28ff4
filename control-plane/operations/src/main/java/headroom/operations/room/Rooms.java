// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.fleet.RoomPicture;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rooms as back ends and operators see them. Refusals are {@code HeadroomException}s. */
public interface Rooms {
  /**
   * Places and opens a room; asking again for an open room's id returns that room.
   *
   * @throws headroom.operations.HeadroomException NOT_ENOUGH_HEADROOM, NO_HOSTS, HOST_UNREACHABLE,
   *     INVALID_REQUEST, DATABASE_UNAVAILABLE
   */
  Created create(RoomRequest request);

  /**
   * A room by id.
   *
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN
   */
  RoomPicture get(RoomId id);

  /** All rooms by id. */
  List<RoomPicture> list();

  /**
   * Closes a room; its participants are told the reason.
   *
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN
   */
  void close(RoomId id, String reason, String requestedBy);

  /**
   * Issues a token for one participant of one room and reserves its consumers until it has joined
   * or the token has ended.
   *
   * @param participant null lets the control plane choose an id
   * @param lifetime at most 10 minutes
   * @param plain whether it may join over plain RTP, which only native participants use
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN, ROOM_FULL, INVALID_REQUEST
   */
  JoinTicket join(RoomId id, @Nullable ParticipantId participant, Duration lifetime, boolean plain);

  /**
   * A room and whether this request made it.
   *
   * @param created false when it was already open
   */
  record Created(RoomPicture room, boolean created) {}
}
