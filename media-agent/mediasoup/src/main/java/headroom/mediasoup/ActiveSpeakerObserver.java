// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.wire.Events;

/**
 * Tells who is speaking.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#ActiveSpeakerObserver">ActiveSpeakerObserver</a>
 */
public final class ActiveSpeakerObserver extends RtpObserver {
  private final Listeners<Producer> dominantSpeaker = new Listeners<>();

  ActiveSpeakerObserver(Router router, Creation creation) {
    super(router, creation);
  }

  /** Hears of each new speaker's producer. */
  public Subscription onDominantSpeaker(EventListener<Producer> listener) {
    return dominantSpeaker.add(listener);
  }

  @Override
  void handle(Notification notification) {
    if (notification.event() == Event.ACTIVESPEAKEROBSERVER_DOMINANT_SPEAKER) {
      // It may have closed meanwhile.
      router().producer(Events.dominantSpeaker(notification)).ifPresent(dominantSpeaker::emit);
    }
  }
}
