// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.UnsupportedParametersException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * The dynamic payload types that are still free. They go out in mediasoup's order, from 100 up and
 * then 96 to 99, so that routers of any agent and of the Node library choose alike.
 */
final class PayloadTypes {
  private final Deque<Integer> free =
      new ArrayDeque<>(
          IntStream.concat(IntStream.rangeClosed(100, 127), IntStream.rangeClosed(96, 99))
              .boxed()
              .toList());

  void take(int payloadType) {
    free.remove(payloadType);
  }

  int next(String path) {
    Integer payloadType = free.poll();
    if (payloadType == null) {
      throw new UnsupportedParametersException(
          ParameterError.PAYLOAD_TYPES_EXHAUSTED,
          path,
          "cannot get a payload type: all 32 dynamic ones are in use; offer fewer codecs");
    }
    return payloadType;
  }
}
