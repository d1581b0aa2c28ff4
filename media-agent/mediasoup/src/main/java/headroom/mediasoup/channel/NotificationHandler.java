// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import headroom.mediasoup.fbs.notification.Notification;

/** Takes the notifications of one object, one after the other, in the worker's order. */
@FunctionalInterface
public interface NotificationHandler {
  void handle(Notification notification);
}
