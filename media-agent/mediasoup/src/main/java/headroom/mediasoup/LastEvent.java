// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An event that comes once and ends something. Who registers late hears of it at once, so that a
 * close between an object's creation and its listener's registration is not missed.
 */
final class LastEvent<E> {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<EventListener<E>> waiting = new ArrayList<>();
  private @Nullable E event;

  Subscription add(EventListener<E> listener) {
    E happened;
    lock.lock();
    try {
      happened = event;
      if (happened == null) {
        waiting.add(listener);
      }
    } finally {
      lock.unlock();
    }
    if (happened != null) {
      Listeners.tell(listener, happened);
    }
    return () -> remove(listener);
  }

  void emit(E what) {
    List<EventListener<E>> told;
    lock.lock();
    try {
      event = what;
      told = List.copyOf(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    told.forEach(listener -> Listeners.tell(listener, what));
  }

  private void remove(EventListener<E> listener) {
    lock.lock();
    try {
      waiting.remove(listener);
    } finally {
      lock.unlock();
    }
  }
}
