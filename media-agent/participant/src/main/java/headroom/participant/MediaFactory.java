// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import org.jspecify.annotations.Nullable;

/** Makes the media for one stay in a room. */
interface MediaFactory {
  /**
   * Makes the media of a stay.
   *
   * @param before media that is still being sent elsewhere: the new one sends the same
   */
  ParticipantMedia create(RoomRequests requests, @Nullable ParticipantMedia before);
}
