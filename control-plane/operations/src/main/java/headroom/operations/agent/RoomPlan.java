// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.ParticipantId;
import headroom.planning.graph.SpeakerLimits;
import java.util.List;

/**
 * What the agents of a room follow, the same for all of them.
 *
 * @param revision raised by one with each change within an epoch
 * @param parts the home first
 * @param limits how many streams are live and on standby at once
 * @param pinned who stay live, in the order in which they were pinned
 * @param secret by which the agents know each other
 * @param expectedParticipants as announced when the room was created
 */
public record RoomPlan(
    long revision,
    List<PartAddress> parts,
    SpeakerLimits limits,
    List<ParticipantId> pinned,
    RoomSecret secret,
    int expectedParticipants) {
  public RoomPlan {
    parts = List.copyOf(parts);
    pinned = List.copyOf(pinned);
  }
}
