// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import headroom.planning.CapacityPolicy;
import headroom.planning.graph.SpeakerLimits;

/**
 * What holds for rooms.
 *
 * @param maxParticipants people at which a room takes nobody more; {@link CapacityPolicy#NO_LIMIT}
 *     for none
 * @param limits that a new room begins with
 */
public record RoomPolicy(int maxParticipants, SpeakerLimits limits) {
  /** No most, and the usual limits. */
  public static final RoomPolicy DEFAULT =
      new RoomPolicy(CapacityPolicy.NO_LIMIT, SpeakerLimits.DEFAULT);
}
