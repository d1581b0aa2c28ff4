// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import headroom.planning.CapacityPolicy;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.policy.EffectivePolicy.Origin;
import headroom.planning.policy.EffectivePolicy.Value;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** All policies of a fleet at one moment. Immutable. */
public final class PolicyTree {
  private final PolicyValues preset;
  private final Map<PolicyScope, PolicyValues> own;
  private final CapacityPolicy ofTheFleet;
  private final RoomPolicy rooms;
  private final boolean uniform;

  /**
   * @param preset what holds where nothing is set; consumers, headroom, CPU ceiling and the limits
   *     of rooms must be in it
   * @param own what is set, by scope; empty values count as not there
   * @throws IllegalArgumentException when what holds for rooms would contradict itself
   */
  public PolicyTree(PolicyValues preset, Map<PolicyScope, PolicyValues> own) {
    this.preset = preset;
    Map<PolicyScope, PolicyValues> filled = new HashMap<>(own);
    filled.values().removeIf(PolicyValues::isEmpty);
    this.own = Map.copyOf(filled);
    EffectivePolicy fleet = effective(PolicyScope.fleet(), "");
    this.ofTheFleet = fleet.capacity();
    this.rooms = fleet.rooms();
    this.uniform = this.own.keySet().stream().allMatch(scope -> scope instanceof PolicyScope.Fleet);
  }

  /** A fleet in which nothing is set. */
  public static PolicyTree of(CapacityPolicy preset) {
    return new PolicyTree(PolicyValues.preset(preset, SpeakerLimits.DEFAULT), Map.of());
  }

  /** What holds where nothing is set; empty for no limit. */
  public OptionalDouble presetOf(PolicyField field) {
    return preset.get(field);
  }

  /** What is set, by scope. */
  public Map<PolicyScope, PolicyValues> own() {
    return own;
  }

  /** What is set for one scope itself. */
  public PolicyValues own(PolicyScope scope) {
    return own.getOrDefault(scope, PolicyValues.NONE);
  }

  /** The same with other values for one scope. */
  public PolicyTree with(PolicyScope scope, PolicyValues values) {
    Map<PolicyScope, PolicyValues> changed = new HashMap<>(own);
    changed.put(scope, values);
    return new PolicyTree(preset, changed);
  }

  /**
   * What holds for a scope.
   *
   * @param group of its host; not read for the fleet and for groups
   */
  public EffectivePolicy effective(PolicyScope scope, String group) {
    Map<PolicyField, Value> values = new EnumMap<>(PolicyField.class);
    for (PolicyField field : PolicyField.values()) {
      values.put(field, new Value(preset.get(field), new Origin.Preset()));
    }
    for (PolicyScope level : PolicyScope.path(scope, group)) {
      own(level)
          .byField()
          .forEach(
              (field, value) ->
                  values.put(field, new Value(OptionalDouble.of(value), new Origin.SetAt(level))));
    }
    return new EffectivePolicy(values);
  }

  /** What a worker may carry. */
  public CapacityPolicy capacity(WorkerId worker, String group) {
    if (uniform) {
      return ofTheFleet;
    }
    List<PolicyScope> path = PolicyScope.path(new PolicyScope.Worker(worker), group);
    return path.stream().skip(1).anyMatch(own::containsKey)
        ? effective(path.getLast(), group).capacity()
        : ofTheFleet;
  }

  /**
   * Whether somebody has set this field for the scope or for one that it inherits from.
   *
   * @param group of its host; not read for the fleet and for groups
   */
  public boolean isSet(PolicyField field, PolicyScope scope, String group) {
    return !own.isEmpty()
        && PolicyScope.path(scope, group).stream()
            .anyMatch(level -> own(level).get(field).isPresent());
  }

  /** What a worker may carry of which nothing but the fleet's policy is known. */
  public CapacityPolicy capacity() {
    return ofTheFleet;
  }

  /** What holds for rooms. */
  public RoomPolicy rooms() {
    return rooms;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyTree tree && preset.equals(tree.preset) && own.equals(tree.own);
  }

  @Override
  public int hashCode() {
    return 31 * preset.hashCode() + own.hashCode();
  }
}
