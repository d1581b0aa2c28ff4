// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import headroom.mediasoup.Consumer;

/**
 * A stream that goes into the pipe. Changed and read on the thread of its pipe's sending side only.
 */
final class Departure {
  private final PipedStream stream;
  private final Consumer consumer;
  private boolean live;
  private boolean told;

  Departure(PipedStream stream, Consumer consumer, boolean live) {
    this.stream = stream;
    this.consumer = consumer;
    this.live = live;
  }

  Consumer consumer() {
    return consumer;
  }

  void live(boolean changed) {
    live = changed;
  }

  private StreamState state() {
    return new StreamState(!live || consumer.producerPaused(), !live);
  }

  /** Sends no packets on standby, whether the far end can be told or not. */
  void hold() {
    if (!live && !consumer.paused()) {
      consumer.pause();
    }
  }

  /**
   * Brings both ends into the wanted state. Beginning, the far end goes first, so that the key
   * frame which the resumed consumer asks for finds a producer that forwards it; ending, this end
   * goes first.
   */
  void settle(FarEnd far) {
    hold();
    if (told) {
      far.update(stream.producerId(), state());
    } else {
      far.produce(
          new PipedStream(
              stream.producerId(),
              stream.from(),
              stream.kind(),
              stream.rtpParameters(),
              state(),
              stream.appData()));
      told = true;
    }
    if (live && consumer.paused()) {
      consumer.resume();
    }
  }

  /** The far end may have forgotten it. */
  void tellAgain() {
    told = false;
  }
}
