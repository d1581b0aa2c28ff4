// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the worker says and nobody here understands or needs. */
final class Unknown {
  private static final Logger log = LoggerFactory.getLogger(Unknown.class);

  private Unknown() {}

  static void event(MediasoupObject object, Notification notification) {
    log.debug(
        "{} {}: {}",
        object.getClass().getSimpleName(),
        object.id(),
        Event.name(notification.event()));
  }
}
