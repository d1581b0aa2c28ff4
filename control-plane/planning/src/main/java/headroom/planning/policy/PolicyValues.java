// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import headroom.planning.CapacityPolicy;
import headroom.planning.graph.SpeakerLimits;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is set at one level; what is absent is inherited.
 *
 * @param byField each value in its field's unit
 */
public record PolicyValues(Map<PolicyField, Double> byField) {
  /** Nothing set: everything is inherited. */
  public static final PolicyValues NONE = new PolicyValues(Map.of());

  public PolicyValues {
    Map<PolicyField, Double> copy = new EnumMap<>(PolicyField.class);
    copy.putAll(byField);
    byField = Collections.unmodifiableMap(copy);
  }

  /** The values of a capacity policy and of limits, as the preset of a fleet. */
  public static PolicyValues preset(CapacityPolicy capacity, SpeakerLimits limits) {
    PolicyValues preset =
        NONE.with(PolicyField.CONSUMERS_PER_WORKER, capacity.consumersPerWorker())
            .with(PolicyField.HEADROOM, capacity.headroom())
            .with(PolicyField.CPU_CEILING, capacity.cpuCeiling())
            .with(PolicyField.MAX_LIVE, limits.maxLive())
            .with(PolicyField.MAX_STANDBY, limits.maxStandby())
            .with(PolicyField.MAX_LIVE_AUDIO, limits.maxLiveAudio());
    if (capacity.packetsPerSecond() != CapacityPolicy.NO_LIMIT) {
      preset = preset.with(PolicyField.PACKETS_PER_SECOND, capacity.packetsPerSecond());
    }
    return capacity.maxRooms() == CapacityPolicy.NO_LIMIT
        ? preset
        : preset.with(PolicyField.MAX_ROOMS, capacity.maxRooms());
  }

  /** The value of a field, if it is set here. */
  public OptionalDouble get(PolicyField field) {
    Double value = byField.get(field);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** With another value. */
  public PolicyValues with(PolicyField field, double value) {
    Map<PolicyField, Double> more = new EnumMap<>(PolicyField.class);
    more.putAll(byField);
    more.put(field, value);
    return new PolicyValues(more);
  }

  public boolean isEmpty() {
    return byField.isEmpty();
  }

  /** The fields in which the two differ. */
  public Set<PolicyField> differingFrom(PolicyValues other) {
    Set<PolicyField> differing = EnumSet.noneOf(PolicyField.class);
    for (PolicyField field : PolicyField.values()) {
      if (!get(field).equals(other.get(field))) {
        differing.add(field);
      }
    }
    return differing;
  }
}
