// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may change about a room while it stays at home.
 *
 * @param revision raised by one with each change, from 1
 * @param further parts beside the home, in the order in which they were opened
 * @param limits how many streams are live and on standby at once
 * @param pinned who stay live, in the order in which they were pinned
 */
public record WantedPlan(
    long revision, List<WantedPart> further, SpeakerLimits limits, List<ParticipantId> pinned) {
  /** A new room's: nothing but its home. */
  public static final WantedPlan FIRST = first(SpeakerLimits.DEFAULT);

  public WantedPlan {
    further = List.copyOf(further);
    pinned = List.copyOf(pinned);
  }

  /** A new room's with these limits. */
  public static WantedPlan first(SpeakerLimits limits) {
    return new WantedPlan(1, List.of(), limits, List.of());
  }

  /** Whether a further part is on this worker. */
  public boolean hasPart(WorkerId worker) {
    return further.stream().anyMatch(part -> part.worker().equals(worker));
  }

  /** With a further part, which takes the place of one on the same worker. */
  public WantedPlan plus(WantedPart part) {
    return new WantedPlan(
        revision + 1,
        Stream.concat(
                further.stream().filter(other -> !other.worker().equals(part.worker())),
                Stream.of(part))
            .toList(),
        limits,
        pinned);
  }

  /** Without the part on this worker. */
  public WantedPlan minus(WorkerId worker) {
    return new WantedPlan(
        revision + 1,
        further.stream().filter(part -> !part.worker().equals(worker)).toList(),
        limits,
        pinned);
  }

  /** With other limits. */
  public WantedPlan limited(SpeakerLimits others) {
    return new WantedPlan(revision + 1, further, others, pinned);
  }

  /** With other pins. */
  public WantedPlan pinning(List<ParticipantId> others) {
    return new WantedPlan(revision + 1, further, limits, others);
  }
}
