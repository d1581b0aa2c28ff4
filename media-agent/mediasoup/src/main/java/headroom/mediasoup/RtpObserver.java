// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Request;
import headroom.mediasoup.wire.ObserverRequests;

/**
 * Watches what producers of its router send.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#RtpObserver">RtpObserver</a>
 */
public abstract sealed class RtpObserver extends MediasoupObject
    permits ActiveSpeakerObserver, AudioLevelObserver {
  private final Router router;
  private volatile boolean paused;

  RtpObserver(Router router, Creation creation) {
    super(router.channel(), creation);
    this.router = router;
  }

  static Creation create(Router router, String id, Request request) {
    return Creation.of(router.channel(), id, request, ObserverRequests.close(router.id(), id));
  }

  public final boolean paused() {
    return paused;
  }

  public final void pause() {
    request(ObserverRequests.pause(id()));
    paused = true;
  }

  public final void resume() {
    request(ObserverRequests.resume(id()));
    paused = false;
  }

  /** Watches a producer from now on. */
  public final void addProducer(String producerId) {
    router.requireProducer(producerId);
    request(ObserverRequests.addProducer(id(), producerId));
  }

  public final void removeProducer(String producerId) {
    router.requireProducer(producerId);
    request(ObserverRequests.removeProducer(id(), producerId));
  }

  final Router router() {
    return router;
  }

  @Override
  final Request closeRequest() {
    return ObserverRequests.close(router.id(), id());
  }

  @Override
  final void closeDependents(CloseReason reason) {
    // An observer has none.
  }

  @Override
  final void leave() {
    router.remove(this);
  }
}
