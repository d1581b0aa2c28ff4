// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import headroom.mediasoup.Producer;

/** Hears of streams that come out of a pipe. Called on any thread; must not block. */
public interface Arrivals {
  /** A stream that was not known before; its producer closes when it ends. */
  void arrived(PipedStream stream, Producer producer);

  /** A stream that is known has another state; its producer has it already. */
  void changed(String producerId, StreamState state);
}
