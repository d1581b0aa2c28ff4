// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server still has of us after a lost connection. */
record Resumed(
    Set<String> transports, Set<String> producers, Set<String> consumers, @Nullable Paused paused) {
  /** Absent sets are read as empty ones. */
  Resumed {
    transports = orEmpty(transports);
    producers = orEmpty(producers);
    consumers = orEmpty(consumers);
  }

  /** Producers that we paused, and consumers whose producers are paused. */
  record Paused(Set<String> producers, Set<String> consumers) {
    Paused {
      producers = orEmpty(producers);
      consumers = orEmpty(consumers);
    }
  }

  boolean producerPaused(String id) {
    return paused != null && paused.producers().contains(id);
  }

  boolean consumerPaused(String id) {
    return paused != null && paused.consumers().contains(id);
  }

  private static Set<String> orEmpty(@Nullable Set<String> set) {
    return set == null ? Set.of() : Set.copyOf(set);
  }
}
