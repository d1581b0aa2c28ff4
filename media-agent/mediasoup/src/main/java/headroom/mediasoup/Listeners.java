// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of one kind of event. One that fails does not keep the others from hearing. */
final class Listeners<E> {
  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  private final List<EventListener<E>> listeners = new CopyOnWriteArrayList<>();

  Subscription add(EventListener<E> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void emit(E event) {
    for (EventListener<E> listener : listeners) {
      tell(listener, event);
    }
  }

  static <E> void tell(EventListener<E> listener, E event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      log.error("A listener failed at {}", event, e);
    }
  }
}
