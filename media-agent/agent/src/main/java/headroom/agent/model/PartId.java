// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

import java.util.Comparator;

/**
 * A room's part is its router on one worker; a room has at most one part per worker, so the worker
 * names it.
 *
 * @param host the name of its host
 */
public record PartId(String host, WorkerNumber worker) implements Comparable<PartId> {
  private static final Comparator<PartId> ORDER =
      Comparator.comparing(PartId::host).thenComparing(PartId::worker);

  @Override
  public int compareTo(PartId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return host + "/" + worker;
  }
}
