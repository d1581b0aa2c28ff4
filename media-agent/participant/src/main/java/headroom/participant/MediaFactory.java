// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

/** Makes the media for one stay in a room. */
interface MediaFactory {
  ParticipantMedia create(RoomRequests requests);
}
