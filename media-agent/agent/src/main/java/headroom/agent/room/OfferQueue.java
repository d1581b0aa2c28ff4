// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a client is still to be asked to receive, over one connection. A client takes its time for
 * each stream and longer the more it has; asked for all of a large room at once, a slow one would
 * let the last requests run out of time.
 *
 * @param <T> a stream
 */
final class OfferQueue<T> {
  /** Asked side by side: enough for a distant client, few enough for a slow one. */
  static final int AT_ONCE = 10;

  private final Predicate<T> urgent;
  private final Predicate<T> gone;
  private final Set<T> waiting = new LinkedHashSet<>();
  private int asked;

  /**
   * @param urgent what flows now comes before what is paused; asked when a turn is free
   * @param gone need not be asked any more
   */
  OfferQueue(Predicate<T> urgent, Predicate<T> gone) {
    this.urgent = urgent;
    this.gone = gone;
  }

  /** Is to be asked; once, however often it is said while it waits. */
  void add(T stream) {
    waiting.add(stream);
  }

  /** What to ask now; null when nothing waits, or when enough is unanswered. */
  @Nullable T next() {
    waiting.removeIf(gone);
    if (asked >= AT_ONCE || waiting.isEmpty()) {
      return null;
    }
    T next = waiting.stream().filter(urgent).findFirst().orElseGet(() -> waiting.iterator().next());
    waiting.remove(next);
    asked++;
    return next;
  }

  /** One that was asked is answered, refused, or out of time. */
  void answered() {
    asked--;
  }
}
