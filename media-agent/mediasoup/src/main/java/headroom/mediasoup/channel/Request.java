// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.channel;

import com.google.flatbuffers.FlatBufferBuilder;
import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.fbs.message.Message;
import headroom.mediasoup.fbs.request.Body;
import headroom.mediasoup.fbs.request.Method;
import java.util.function.ToIntFunction;

/**
 * A request, not yet sent. The worker does not verify what it reads: one without its mandatory body
 * would kill the whole process, so such a request can't be made.
 *
 * @param method of {@link Method}
 * @param handlerId id of the object that it goes to; empty for the worker itself
 * @param bodyType of {@link Body}
 * @param body packs the body and gives its offset
 */
public record Request(
    int method, String handlerId, byte bodyType, ToIntFunction<FlatBufferBuilder> body) {
  private static final int INITIAL_BUFFER_BYTES = 1024;

  public Request {
    byte mandatory = MandatoryBodies.of(method);
    if (bodyType != mandatory) {
      throw new IllegalArgumentException(
          "%s needs body %s, not %s"
              .formatted(Method.name(method), Body.name(mandatory), Body.name(bodyType)));
    }
  }

  /** A request to the worker itself. */
  public static Request toWorker(int method, byte bodyType, ToIntFunction<FlatBufferBuilder> body) {
    return new Request(method, "", bodyType, body);
  }

  /** A request without body to the worker itself. */
  public static Request toWorker(int method) {
    return new Request(method, "", Body.NONE, builder -> 0);
  }

  /** A request without body. */
  public static Request to(String handlerId, int method) {
    return new Request(method, handlerId, Body.NONE, builder -> 0);
  }

  /** A request to the object with the given id. */
  public static Request to(
      String handlerId, int method, byte bodyType, ToIntFunction<FlatBufferBuilder> body) {
    return new Request(method, handlerId, bodyType, body);
  }

  /** The method's name in mediasoup's schema, for example {@code ROUTER_DUMP}. */
  public String name() {
    return Method.name(method);
  }

  byte[] frame(long id) {
    var builder = new FlatBufferBuilder(INITIAL_BUFFER_BYTES);
    int bodyOffset;
    try {
      bodyOffset = body.applyAsInt(builder);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          MediasoupError.INVALID_ARGUMENT, name() + ": " + e.getMessage(), e);
    }
    int handler = builder.createString(handlerId);
    int request =
        headroom.mediasoup.fbs.request.Request.createRequest(
            builder, id, method, handler, bodyType, bodyOffset);
    Message.finishSizePrefixedMessageBuffer(
        builder,
        Message.createMessage(builder, headroom.mediasoup.fbs.message.Body.Request, request));
    return builder.sizedByteArray();
  }
}
