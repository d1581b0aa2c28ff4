// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import headroom.mediasoup.fbs.notification.Notification;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A place for the notifications of one id. It is taken before the request that creates the object,
 * since the first ones may follow the answer at once, and keeps them until {@link #bind}.
 */
public final class Registration {
  private final Notifications notifications;
  private final String id;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Notification> early = new ArrayDeque<>();
  private volatile @Nullable NotificationHandler handler;

  Registration(Notifications notifications, String id) {
    this.notifications = notifications;
    this.id = id;
  }

  /** Hands over what has come so far, then all that comes. */
  public void bind(NotificationHandler to) {
    lock.lock();
    try {
      while (!early.isEmpty()) {
        to.handle(early.remove());
      }
      handler = to;
    } finally {
      lock.unlock();
    }
  }

  /** No more notifications. */
  public void cancel() {
    notifications.remove(id, this);
  }

  void deliver(Notification notification) {
    NotificationHandler bound = handler;
    if (bound == null) {
      lock.lock();
      try {
        bound = handler;
        if (bound == null) {
          early.add(notification);
          return;
        }
      } finally {
        lock.unlock();
      }
    }
    bound.handle(notification);
  }
}
