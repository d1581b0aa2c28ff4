// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Consumers of one producer that are resumed together: when the client of each has answered, or
 * when nobody waits any longer.
 *
 * @param <T> a consumer
 */
final class ResumeGroup<T> {
  private final Consumer<T> resume;
  private final List<T> all = new ArrayList<>();
  private final Set<T> asked = new HashSet<>();

  /**
   * @param resume resumes one that its client has accepted, and leaves others as they are
   */
  ResumeGroup(Consumer<T> resume) {
    this.resume = resume;
  }

  void add(T consumer) {
    all.add(consumer);
    asked.add(consumer);
  }

  /** A client has accepted or refused, or is gone; with the last answer all are resumed. */
  void answered(T consumer) {
    if (asked.remove(consumer) && asked.isEmpty()) {
      release();
    }
  }

  /** Resumes all now; who answers later is no longer of the group. */
  void release() {
    var ready = List.copyOf(all);
    all.clear();
    asked.clear();
    ready.forEach(resume);
  }
}
