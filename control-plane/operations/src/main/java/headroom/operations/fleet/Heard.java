// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.HostId;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who has told what runs, of the hosts that are known; each by name.
 *
 * @param told those that are connected and have told all of it
 * @param missing those that have not, and may never
 */
public record Heard(List<HostId> told, List<HostId> missing) {
  public Heard {
    told = List.copyOf(told);
    missing = List.copyOf(missing);
  }

  static Heard of(Collection<HostId> hosts, Predicate<HostId> hasTold) {
    List<HostId> sorted = hosts.stream().sorted().toList();
    return new Heard(
        sorted.stream().filter(hasTold).toList(),
        sorted.stream().filter(hasTold.negate()).toList());
  }
}
