// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import headroom.agent.model.HostEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Events that wait for the control plane. While that is away the oldest are dropped beyond a limit:
 * what matters for long is in the state.
 */
final class EventQueue {
  private static final int MOST = 1_000;

  private final Deque<HostEvent> events = new ArrayDeque<>();

  synchronized void add(HostEvent event) {
    events.addLast(event);
    trim();
  }

  synchronized List<HostEvent> take() {
    var taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  synchronized void giveBack(List<HostEvent> unsent) {
    unsent.reversed().forEach(events::addFirst);
    trim();
  }

  private void trim() {
    while (events.size() > MOST) {
      events.removeFirst();
    }
  }
}
