// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import headroom.planning.policy.EffectivePolicy.Origin;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Scopes, fields and values as operators read them. */
public final class PolicyWords {
  private PolicyWords() {}

  /** For example {@code host media-03}. */
  public static String name(PolicyScope scope) {
    return switch (scope) {
      case PolicyScope.Fleet fleet -> "the fleet";
      case PolicyScope.Group group -> "group " + group.name();
      case PolicyScope.Host host -> "host " + host.name();
      case PolicyScope.Worker worker -> "worker " + worker.name();
    };
  }

  /** The same at the head of a card. */
  static String title(PolicyScope scope) {
    String name = name(scope);
    return scope instanceof PolicyScope.Fleet
        ? "Fleet"
        : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** For example {@code Headroom}. */
  static String name(PolicyField field) {
    return switch (field) {
      case CONSUMERS_PER_WORKER -> "Consumers per worker";
      case HEADROOM -> "Headroom";
      case CPU_CEILING -> "CPU ceiling";
      case PACKETS_PER_SECOND -> "Packets per second";
      case MAX_ROOMS -> "Rooms per worker";
      case MAX_PARTICIPANTS -> "People per room";
      case MAX_LIVE -> "Live pictures";
      case MAX_STANDBY -> "On standby, of each kind";
      case MAX_LIVE_AUDIO -> "Live sounds";
    };
  }

  /** The same at the head of a column. */
  static String brief(PolicyField field) {
    return switch (field) {
      case CONSUMERS_PER_WORKER -> "Consumers";
      case PACKETS_PER_SECOND -> "Packets/s";
      case MAX_ROOMS -> "Rooms";
      default -> name(field);
    };
  }

  static String value(PolicyField field, OptionalDouble value) {
    return value.isEmpty() ? "no limit" : field.written(value.getAsDouble());
  }

  /** Where a value comes from, seen from a scope. */
  static String origin(Origin origin, PolicyScope here) {
    return switch (origin) {
      case Origin.Preset preset -> "preset";
      case Origin.SetAt(PolicyScope there) ->
          there.equals(here)
              ? "set here"
              : there instanceof PolicyScope.Fleet ? "from the fleet" : "from " + name(there);
    };
  }

  /** The same within a table, where the level is seen. */
  static String briefOrigin(Origin origin, PolicyScope here) {
    return origin instanceof Origin.SetAt(PolicyScope there)
            && !there.equals(here)
            && !(there instanceof PolicyScope.Fleet)
        ? "from " + there.name()
        : origin(origin, here);
  }

  /** All that is set, in one line. */
  static String values(PolicyValues values) {
    return values.isEmpty()
        ? "everything inherited"
        : values.byField().entrySet().stream()
            .map(value -> name(value.getKey()) + " " + value.getKey().written(value.getValue()))
            .collect(Collectors.joining(", "));
  }
}
