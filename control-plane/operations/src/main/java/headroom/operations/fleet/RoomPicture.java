// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.ConsumerCounts;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Instant;
import java.util.List;

/**
 * A room and where it runs.
 *
 * @param state of its home
 * @param worker its home
 * @param epoch raised by one each time the room's home changes
 * @param createdBy the back end or operator who created it
 * @param consumers of all its participants
 * @param reserved consumers that joins in flight will add
 * @param revision raised by one with each change of its parts, limits or pins
 * @param parts the home first
 * @param limits how many streams are live and on standby at once
 * @param pinned who stay live, in the order in which they were pinned
 * @param violations rules of the room's graph that its agents' reports have broken for some time,
 *     in words for operators
 */
public record RoomPicture(
    RoomId id,
    RoomState state,
    WorkerId worker,
    long epoch,
    Instant createdAt,
    String createdBy,
    List<ParticipantPicture> participants,
    ConsumerCounts consumers,
    int reserved,
    long revision,
    List<PartPicture> parts,
    SpeakerLimits limits,
    List<ParticipantId> pinned,
    List<String> violations) {
  public RoomPicture {
    participants = List.copyOf(participants);
    parts = List.copyOf(parts);
    pinned = List.copyOf(pinned);
    violations = List.copyOf(violations);
  }

  public int producers() {
    return participants.stream().mapToInt(p -> p.producers().size()).sum();
  }

  /** Live consumers of participants and pipes: to be compared with {@link #fullMesh}. */
  public long liveConsumers() {
    return consumers.live() + pipes().stream().mapToLong(PipePicture::live).sum();
  }

  /** Consumers if everybody consumed every stream of everybody else on one worker. */
  public long fullMesh() {
    return (long) producers() * Math.max(0, participants.size() - 1);
  }

  /** All pipes between its parts. */
  public List<PipePicture> pipes() {
    return parts.stream().flatMap(part -> part.pipes().stream()).toList();
  }
}
