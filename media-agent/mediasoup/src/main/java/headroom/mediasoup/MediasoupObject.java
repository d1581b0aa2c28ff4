// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Channel;
import headroom.mediasoup.channel.Registration;
import headroom.mediasoup.channel.Request;
import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.fbs.notification.Notification;
import headroom.mediasoup.fbs.response.Response;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all objects of a worker have in common: an id and an end. Safe for any thread. */
public abstract sealed class MediasoupObject implements AutoCloseable
    permits Consumer,
        DataConsumer,
        DataProducer,
        Producer,
        Router,
        RtpObserver,
        Transport,
        WebRtcServer {
  private final String id;
  private final Channel channel;
  private final Registration registration;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final LastEvent<CloseReason> closeEvent = new LastEvent<>();

  MediasoupObject(Channel channel, Creation creation) {
    this.id = creation.id();
    this.channel = channel;
    this.registration = creation.registration();
  }

  /** The id, the same in the worker. */
  public final String id() {
    return id;
  }

  public final boolean closed() {
    return closed.get();
  }

  /** Ends the object and what depends on it, here at once, in the worker soon. Idempotent. */
  @Override
  public final void close() {
    end(CloseReason.CLOSED);
  }

  /** Hears why the object has closed; at once if it is closed already. */
  public final Subscription onClose(EventListener<CloseReason> listener) {
    return closeEvent.add(listener);
  }

  /** Asks the worker to close it. */
  abstract Request closeRequest();

  /** Closes all that depends on it; the worker does so by itself. */
  abstract void closeDependents(CloseReason reason);

  /** Makes those forget it who know it. */
  abstract void leave();

  abstract void handle(Notification notification);

  final Channel channel() {
    return channel;
  }

  /** Begins to hear what the worker has said about it since it was asked for. */
  final void listen() {
    registration.bind(this::handle);
  }

  final void end(CloseReason reason) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    registration.cancel();
    if (reason == CloseReason.CLOSED) {
      channel.requestQuietly(closeRequest());
    }
    closeDependents(reason);
    leave();
    closeEvent.emit(reason);
  }

  final Response request(Request request) {
    requireOpen();
    return channel.request(request);
  }

  final void requireOpen() {
    if (closed.get()) {
      throw new ClosedException(
          MediasoupError.OBJECT_CLOSED,
          "%s %s is closed".formatted(getClass().getSimpleName(), id));
    }
  }
}
