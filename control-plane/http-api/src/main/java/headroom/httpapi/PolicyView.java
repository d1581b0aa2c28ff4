// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.policy.PolicyAt;
import headroom.operations.policy.PolicyVersion;
import headroom.planning.policy.EffectivePolicy;
import headroom.planning.policy.PolicyField;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a scope, and why.
 *
 * @param scope fleet, group:NAME, host:NAME or worker:HOST:wNUMBER
 * @param version to be named when it is changed; 0 when nothing was ever set
 * @param values what is set for it itself
 * @param effective what holds, by field
 * @param changedAt of the last change; absent when there never was one
 */
public record PolicyView(
    String scope,
    long version,
    PolicyValuesView values,
    Map<String, HeldValue> effective,
    @Nullable Instant changedAt,
    @Nullable String changedBy,
    @Nullable String reason) {
  /**
   * A value that holds.
   *
   * @param value absent when nothing limits it
   * @param from the scope at which it is set, or preset
   */
  public record HeldValue(@Nullable Number value, String from) {
    static HeldValue of(PolicyField field, EffectivePolicy.Value held) {
      return new HeldValue(
          held.value().isEmpty() ? null : number(field, held.value().getAsDouble()),
          held.origin().toString());
    }

    private static Number number(PolicyField field, double value) {
      return switch (field.kind()) {
        case COUNT -> (long) value;
        case SHARE -> value;
      };
    }
  }

  /** What was set at one time. */
  public record VersionView(
      long version, PolicyValuesView values, Instant changedAt, String changedBy, String reason) {
    static VersionView of(PolicyVersion version) {
      return new VersionView(
          version.version(),
          PolicyValuesView.of(version.values()),
          version.changedAt(),
          version.changedBy(),
          version.reason());
    }
  }

  static PolicyView of(PolicyAt at) {
    Map<String, HeldValue> effective = new TreeMap<>();
    at.effective()
        .byField()
        .forEach((field, held) -> effective.put(field.key(), HeldValue.of(field, held)));
    PolicyVersion newest = at.newest().orElse(null);
    return new PolicyView(
        at.scope().toString(),
        at.version(),
        PolicyValuesView.of(at.own()),
        effective,
        newest == null ? null : newest.changedAt(),
        newest == null ? null : newest.changedBy(),
        newest == null ? null : newest.reason());
  }
}
