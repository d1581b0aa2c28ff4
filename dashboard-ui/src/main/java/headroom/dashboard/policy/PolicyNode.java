// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import headroom.planning.policy.PolicyScope;

/**
 * A place in the tree of policies.
 *
 * @param group that it inherits from; empty for the fleet
 * @param label its name within the place above it
 */
record PolicyNode(PolicyScope scope, String group, String label) {
  static PolicyNode fleet() {
    return new PolicyNode(PolicyScope.fleet(), "", "Fleet");
  }
}
