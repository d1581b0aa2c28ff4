// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.planning.HostId;

/** Who a certificate is for, as names in it. Agents read the same. */
final class IdentityNames {
  static final String CONTROL_PLANE = "headroom://control-plane";

  private IdentityNames() {}

  static String host(HostId host) {
    return "headroom://host/" + host.name();
  }

  static String generation(long generation) {
    return "headroom://generation/" + generation;
  }
}
