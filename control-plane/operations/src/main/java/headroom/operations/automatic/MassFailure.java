// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a large part of the fleet was lost at once. Then load means something else than it did,
 * and what is left is needed where it is: nobody should be moved before a person has looked.
 */
final class MassFailure {
  /** One process that died is no failure of the fleet, however small it is. */
  private static final int FEWEST_PROCESSES = 2;

  private MassFailure() {}

  /** What happened, in a sentence; empty when nothing of the kind did. */
  static Optional<String> of(Watched watched, Instant now, AutomaticSettings settings) {
    List<HostId> hosts = watched.lostHosts(now);
    if (isLarge(hosts.size(), watched.hosts().size(), settings)) {
      return Optional.of(sentence(hosts, watched.hosts().size(), "hosts", settings));
    }
    List<WorkerId> processes = watched.lostProcesses(now);
    if (processes.size() >= FEWEST_PROCESSES
        && isLarge(processes.size(), watched.processes().size(), settings)) {
      return Optional.of(sentence(processes, watched.processes().size(), "workers", settings));
    }
    return Optional.empty();
  }

  private static boolean isLarge(int lost, int all, AutomaticSettings settings) {
    return lost > 0 && lost >= settings.massFailureShare() * all;
  }

  private static String sentence(List<?> lost, int all, String things, AutomaticSettings settings) {
    return String.format(
        Locale.ROOT,
        "%d of %d %s were lost within %d s (%s), which is %.0f %% or more. Nothing is moved by"
            + " itself until an operator resumes automatic mode.",
        lost.size(),
        all,
        things,
        settings.massFailureWithin().toSeconds(),
        Names.of(lost),
        settings.massFailureShare() * 100);
  }
}
