// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notifications to the objects that they are for, in the worker's order, on one virtual
 * thread of their own: a handler may call the worker and wait for its answer, because the thread
 * that reads answers is another one.
 */
final class Notifications {
  private static final Logger log = LoggerFactory.getLogger(Notifications.class);

  private final ConcurrentMap<String, Registration> registrations = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Notification> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  Notifications(String name) {
    thread = Thread.ofVirtual().name(name + "-notifications").unstarted(this::dispatch);
  }

  void start() {
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  Registration register(String id) {
    var registration = new Registration(this, id);
    if (registrations.putIfAbsent(id, registration) != null) {
      throw new InvalidRequestException(
          MediasoupError.ALREADY_EXISTS, "There is an object with id " + id + " already");
    }
    return registration;
  }

  void remove(String id, Registration registration) {
    registrations.remove(id, registration);
  }

  void add(Notification notification) {
    queue.add(notification);
  }

  private void dispatch() {
    try {
      while (true) {
        deliver(queue.take());
      }
    } catch (InterruptedException e) {
      log.debug("No more notifications");
    }
  }

  private void deliver(Notification notification) {
    Registration registration = registrations.get(notification.handlerId());
    if (registration == null) {
      log.debug(
          "{} for {}, which is closed", Event.name(notification.event()), notification.handlerId());
      return;
    }
    try {
      registration.deliver(notification);
    } catch (RuntimeException e) {
      log.error("The handler of {} failed", Event.name(notification.event()), e);
    }
  }
}
