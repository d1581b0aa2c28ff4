// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.audit.Act;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
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
   * The same as an act that the audit has.
   *
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN, DATABASE_UNAVAILABLE
   */
  void close(RoomId id, String reason, Act act);

  /**
   * Issues a token for one participant of one room and reserves its consumers until it has joined
   * or the token has ended.
   *
   * @param participant null lets the control plane choose an id
   * @param lifetime at most 10 minutes
   * @param grants what else the token allows; who only listens is counted as such
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN, ROOM_FULL, INVALID_REQUEST
   */
  JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, JoinGrants grants);

  /** The same for somebody who may send. */
  default JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, boolean plain) {
    return join(id, participant, lifetime, new JoinGrants(plain, true));
  }

  /**
   * Opens a further part of a room by hand; it stays while empty, and joins use it. Fine when it is
   * open already, which makes it one opened by hand.
   *
   * @return the room as it is then
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, WORKER_UNKNOWN,
   *     HOST_UNREACHABLE, DATABASE_UNAVAILABLE
   */
  RoomPicture openPart(RoomId id, WorkerId part, String requestedBy);

  /**
   * Takes a part out of a room. Fine when the room has none there.
   *
   * @return the room as it is then
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, PART_IS_HOME,
   *     PART_NOT_EMPTY when somebody sits there or is on the way, DATABASE_UNAVAILABLE
   */
  RoomPicture closePart(RoomId id, WorkerId part, String requestedBy);

  /**
   * Changes how many streams of a room are live and on standby at once.
   *
   * @param limits each at most 1,000
   * @return the room as it is then
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, INVALID_REQUEST,
   *     TOO_MANY_PINS when more people are pinned than could be, DATABASE_UNAVAILABLE
   */
  RoomPicture limit(RoomId id, SpeakerLimits limits, String requestedBy);

  /**
   * Keeps a participant live, behind those who were pinned before. Fine when it is pinned already.
   *
   * @return the room as it is then
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, PARTICIPANT_UNKNOWN
   *     when it is not in the room, TOO_MANY_PINS when no place for speakers would be left,
   *     DATABASE_UNAVAILABLE
   */
  RoomPicture pin(RoomId id, ParticipantId participant, String requestedBy);

  /**
   * Takes a pin back. Fine when there is none.
   *
   * @return the room as it is then
   * @throws headroom.operations.HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, DATABASE_UNAVAILABLE
   */
  RoomPicture unpin(RoomId id, ParticipantId participant, String requestedBy);

  /**
   * A room and whether this request made it.
   *
   * @param created false when it was already open
   */
  record Created(RoomPicture room, boolean created) {}
}
