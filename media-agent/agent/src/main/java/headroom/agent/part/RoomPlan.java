// SPDX-License-Identifier: Apache-2.0
package headroom.agent.part;

import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.speaker.SpeakerLimits;
import java.util.List;

/**
 * A room over several parts as the control plane wants it, the same for all its agents.
 *
 * @param revision raised with each change within an epoch; 0 for a room that nobody planned: it is
 *     one part
 * @param parts all of them
 * @param expectedParticipants as announced when the room was created; 0 if nobody knows
 * @param pinned who stays live, in the order in which they were pinned
 */
public record RoomPlan(
    long revision,
    List<PartAddress> parts,
    SpeakerLimits limits,
    List<ParticipantId> pinned,
    PartSecret secret,
    int expectedParticipants) {
  public RoomPlan {
    parts = List.copyOf(parts);
    pinned = List.copyOf(pinned);
  }

  /** Of a room that is one part. */
  public static RoomPlan alone(PartId part) {
    return new RoomPlan(
        0,
        List.of(new PartAddress(part, "")),
        SpeakerLimits.preset(),
        List.of(),
        PartSecret.NONE,
        0);
  }

  public boolean has(PartId part) {
    return parts.stream().anyMatch(one -> one.part().equals(part));
  }

  /** Its parts on a host. */
  public List<PartId> on(String host) {
    return parts.stream().map(PartAddress::part).filter(part -> part.host().equals(host)).toList();
  }
}
