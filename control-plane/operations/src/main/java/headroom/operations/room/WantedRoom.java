// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Instant;

/**
 * A room as it is wanted: the database's truth.
 *
 * @param home where it shall run
 * @param epoch raised by one each time the home changes, from 1
 * @param expectedParticipants as asked at its creation
 */
public record WantedRoom(
    RoomId id,
    WorkerId home,
    long epoch,
    int expectedParticipants,
    Instant createdAt,
    String createdBy) {}
