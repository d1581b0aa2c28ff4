// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import headroom.planning.CapacityPolicy;
import headroom.planning.graph.SpeakerLimits;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What holds somewhere, and where each value comes from.
 *
 * @param byField every field
 */
public record EffectivePolicy(Map<PolicyField, Value> byField) {
  public EffectivePolicy {
    Map<PolicyField, Value> copy = new EnumMap<>(PolicyField.class);
    copy.putAll(byField);
    byField = Collections.unmodifiableMap(copy);
  }

  /** Where a value comes from. */
  public sealed interface Origin {
    /** From the server's settings, or Headroom's own default. */
    record Preset() implements Origin {
      @Override
      public String toString() {
        return "preset";
      }
    }

    /** It is set there, or inherited from there. */
    record SetAt(PolicyScope scope) implements Origin {
      @Override
      public String toString() {
        return scope.toString();
      }
    }
  }

  /**
   * A value that holds.
   *
   * @param value empty when nothing limits it
   */
  public record Value(OptionalDouble value, Origin origin) {}

  /** One value. */
  public Value get(PolicyField field) {
    Value value = byField.get(field);
    return value == null ? new Value(OptionalDouble.empty(), new Origin.Preset()) : value;
  }

  /** What concerns workers, as placement reads it. */
  public CapacityPolicy capacity() {
    return new CapacityPolicy(
        count(PolicyField.CONSUMERS_PER_WORKER),
        share(PolicyField.HEADROOM),
        share(PolicyField.CPU_CEILING),
        count(PolicyField.PACKETS_PER_SECOND),
        count(PolicyField.MAX_ROOMS));
  }

  /**
   * What concerns rooms.
   *
   * @throws IllegalArgumentException when fewer sounds than pictures would be live
   */
  public RoomPolicy rooms() {
    return new RoomPolicy(
        count(PolicyField.MAX_PARTICIPANTS),
        new SpeakerLimits(
            count(PolicyField.MAX_LIVE),
            count(PolicyField.MAX_STANDBY),
            count(PolicyField.MAX_LIVE_AUDIO)));
  }

  private int count(PolicyField field) {
    return (int) get(field).value().orElse(CapacityPolicy.NO_LIMIT);
  }

  private double share(PolicyField field) {
    return get(field).value().orElseThrow();
  }
}
