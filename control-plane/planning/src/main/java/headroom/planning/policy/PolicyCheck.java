// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import headroom.planning.policy.PolicyField.Concern;
import headroom.planning.policy.PolicyField.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds values that can't be set. */
public final class PolicyCheck {
  private PolicyCheck() {}

  /**
   * All faults, in the order of the fields; at most one a field.
   *
   * @param tree what is set now
   */
  public static List<PolicyFault> faults(PolicyTree tree, PolicyScope scope, PolicyValues values) {
    List<PolicyFault> faults = new ArrayList<>();
    values.byField().forEach((field, value) -> check(scope, field, value, faults));
    if (faults.isEmpty() && scope instanceof PolicyScope.Fleet) {
      checkSounds(tree, values, faults);
    }
    return List.copyOf(faults);
  }

  private static void check(
      PolicyScope scope, PolicyField field, double value, List<PolicyFault> faults) {
    if (field.concern() == Concern.ROOM && !(scope instanceof PolicyScope.Fleet)) {
      faults.add(
          fault(field, "is set for the fleet only, because a room may span hosts and groups."));
    } else if (!(value >= field.least() && value <= field.most())) {
      faults.add(
          fault(
              field,
              "must be %s to %s."
                  .formatted(plain(field, field.least()), plain(field, field.most()))));
    } else if (field.kind() == Kind.COUNT && value != Math.rint(value)) {
      faults.add(fault(field, "must be a whole number."));
    }
  }

  /** Nobody may be seen and not heard, whether set here or preset. */
  private static void checkSounds(PolicyTree tree, PolicyValues values, List<PolicyFault> faults) {
    double sounds = holding(tree, values, PolicyField.MAX_LIVE_AUDIO);
    double pictures = holding(tree, values, PolicyField.MAX_LIVE);
    if (sounds < pictures) {
      faults.add(
          fault(
              PolicyField.MAX_LIVE_AUDIO,
              "must be at least maxLive, %,.0f: nobody is seen and not heard. It is %,.0f."
                  .formatted(pictures, sounds)));
    }
  }

  private static double holding(PolicyTree tree, PolicyValues values, PolicyField field) {
    return values.get(field).orElseGet(() -> tree.presetOf(field).orElseThrow());
  }

  private static PolicyFault fault(PolicyField field, String what) {
    return new PolicyFault(field, field.key() + " " + what);
  }

  private static String plain(PolicyField field, double value) {
    return switch (field.kind()) {
      case COUNT -> String.format(Locale.ROOT, "%.0f", value);
      case SHARE -> String.valueOf(value);
    };
  }
}
