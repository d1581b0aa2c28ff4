// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IdentityControl;

/** How hosts get in, by which certificates they are known, and how they are kept out. */
public record HostAccess(Enrolment enrolment, Identities identities, IdentityControl control) {
  /** Whether hosts need to be let in at all. */
  public boolean isOn() {
    return enrolment.isOn();
  }
}
