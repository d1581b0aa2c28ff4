// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.journal.DenialEntry;
import headroom.agentprotocol.v1.Denial;
import headroom.agentprotocol.v1.DenyList;
import java.util.List;

/** Reads whom the control plane wants to be refused. */
final class Denials {
  private Denials() {}

  static List<DenialEntry> of(DenyList message) {
    return message.getHostsList().stream().map(Denials::of).toList();
  }

  private static DenialEntry of(Denial denial) {
    return new DenialEntry(
        denial.getHost(),
        switch (denial.getStanding()) {
          case STANDING_ENROLLED -> DenialEntry.Standing.ENROLLED;
          case STANDING_LOCKED -> DenialEntry.Standing.LOCKED;
          // What a newer control plane adds keeps a host out rather than let it in.
          case STANDING_REVOKED, STANDING_UNSPECIFIED, UNRECOGNIZED -> DenialEntry.Standing.REVOKED;
        },
        denial.getBelowGeneration(),
        denial.getChangedAtUs(),
        denial.getUntilMs());
  }
}
