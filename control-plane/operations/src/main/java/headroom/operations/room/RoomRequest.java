// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.planning.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a room.
 *
 * @param id null lets the control plane choose one
 * @param expectedParticipants how many will come, 1 to 1,000; their consumers are reserved for a
 *     while
 * @param requestedBy the back end or operator who asks
 * @param byHand whether it is an operator's act, which the audit has; rooms of back ends come and
 *     go too often for it
 */
public record RoomRequest(
    @Nullable RoomId id, int expectedParticipants, String requestedBy, boolean byHand) {
  /** A back end's. */
  public RoomRequest(@Nullable RoomId id, int expectedParticipants, String requestedBy) {
    this(id, expectedParticipants, requestedBy, false);
  }
}
