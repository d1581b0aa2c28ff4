// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Channel;
import headroom.mediasoup.channel.Registration;
import headroom.mediasoup.channel.Request;
import headroom.mediasoup.error.TemporaryException;
import headroom.mediasoup.fbs.response.Response;
import org.jspecify.annotations.Nullable;

/**
 * An object's beginning: the place for its notifications is taken before the worker is asked for
 * it, since the first may come with the answer.
 */
record Creation(String id, Registration registration, Response response) {
  /**
   * Asks for a new object.
   *
   * @param undo closes it again if nobody knows whether it was made
   */
  static Creation of(Channel channel, String id, Request request, Request undo) {
    return ask(channel, id, request, undo);
  }

  /** Asks about an object that is there: after a worker has been attached to. */
  static Creation existing(Channel channel, String id, Request dump) {
    return ask(channel, id, dump, null);
  }

  private static Creation ask(Channel channel, String id, Request request, @Nullable Request undo) {
    Registration registration = channel.register(id);
    try {
      return new Creation(id, registration, channel.request(request));
    } catch (RuntimeException e) {
      registration.cancel();
      if (undo != null && e instanceof TemporaryException) {
        channel.requestQuietly(undo);
      }
      throw e;
    }
  }
}
