// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyValues;
import org.jspecify.annotations.Nullable;

/**
 * What is set for a scope; what is absent is inherited. The last four are set for the fleet only.
 *
 * @param consumersPerWorker consumers at which a worker is full, 10 to 100,000
 * @param headroom share of them that is kept free, 0 to 0.9
 * @param cpuCeiling share of one core above which nothing is added, 0.05 to 1
 * @param packetsPerSecond above which nothing is added, 1,000 to 10,000,000
 * @param maxRooms rooms at which a worker takes no further one, 1 to 100,000
 * @param maxParticipants people at which a room takes nobody more, 1 to 1,000
 * @param maxLive live pictures of a new room, 1 to 1,000
 * @param maxStandby streams on standby, of each kind, of a new room, 0 to 1,000
 * @param maxLiveAudio live sounds of a new room, at least as many as pictures
 */
public record PolicyValuesView(
    @Nullable Integer consumersPerWorker,
    @Nullable Double headroom,
    @Nullable Double cpuCeiling,
    @Nullable Integer packetsPerSecond,
    @Nullable Integer maxRooms,
    @Nullable Integer maxParticipants,
    @Nullable Integer maxLive,
    @Nullable Integer maxStandby,
    @Nullable Integer maxLiveAudio) {
  static PolicyValuesView of(PolicyValues values) {
    return new PolicyValuesView(
        count(values, PolicyField.CONSUMERS_PER_WORKER),
        share(values, PolicyField.HEADROOM),
        share(values, PolicyField.CPU_CEILING),
        count(values, PolicyField.PACKETS_PER_SECOND),
        count(values, PolicyField.MAX_ROOMS),
        count(values, PolicyField.MAX_PARTICIPANTS),
        count(values, PolicyField.MAX_LIVE),
        count(values, PolicyField.MAX_STANDBY),
        count(values, PolicyField.MAX_LIVE_AUDIO));
  }

  PolicyValues values() {
    PolicyValues values = PolicyValues.NONE;
    for (PolicyField field : PolicyField.values()) {
      Number value = value(field);
      if (value != null) {
        values = values.with(field, value.doubleValue());
      }
    }
    return values;
  }

  private @Nullable Number value(PolicyField field) {
    return switch (field) {
      case CONSUMERS_PER_WORKER -> consumersPerWorker;
      case HEADROOM -> headroom;
      case CPU_CEILING -> cpuCeiling;
      case PACKETS_PER_SECOND -> packetsPerSecond;
      case MAX_ROOMS -> maxRooms;
      case MAX_PARTICIPANTS -> maxParticipants;
      case MAX_LIVE -> maxLive;
      case MAX_STANDBY -> maxStandby;
      case MAX_LIVE_AUDIO -> maxLiveAudio;
    };
  }

  private static @Nullable Integer count(PolicyValues values, PolicyField field) {
    Double value = share(values, field);
    return value == null ? null : Integer.valueOf(value.intValue());
  }

  private static @Nullable Double share(PolicyValues values, PolicyField field) {
    return values.byField().get(field);
  }
}
