// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.fbs.notification.Event;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.wire.Events;
import java.util.List;

/**
 * Tells who is loudest.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#AudioLevelObserver">AudioLevelObserver</a>
 */
public final class AudioLevelObserver extends RtpObserver {
  private final Listeners<List<Volume>> volumes = new Listeners<>();
  private final Signal silence = new Signal("silence");

  AudioLevelObserver(Router router, Creation creation) {
    super(router, creation);
  }

  /**
   * How loud a producer is.
   *
   * @param volume dBov from -127 to 0
   */
  public record Volume(Producer producer, int volume) {}

  /** Hears of the loudest producers, loudest first. */
  public Subscription onVolumes(EventListener<List<Volume>> listener) {
    return volumes.add(listener);
  }

  /** Hears when nobody is loud any more. */
  public Subscription onSilence(Runnable listener) {
    return silence.add(listener);
  }

  @Override
  void handle(Notification notification) {
    switch (notification.event()) {
      case Event.AUDIOLEVELOBSERVER_VOLUMES -> {
        List<Volume> present =
            Events.volumes(notification).entrySet().stream()
                .flatMap(
                    entry ->
                        router()
                            .producer(entry.getKey())
                            .map(producer -> new Volume(producer, entry.getValue()))
                            .stream())
                .toList();
        if (!present.isEmpty()) {
          volumes.emit(present);
        }
      }
      case Event.AUDIOLEVELOBSERVER_SILENCE -> silence.emit();
      default -> Unknown.event(this, notification);
    }
  }
}
