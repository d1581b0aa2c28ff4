// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.rtp.GapMeter;
import java.util.concurrent.atomic.AtomicBoolean;

/** One consumer, its way into the meter of its stream and whether its producer is paused. */
record Consumption(NewConsumer consumer, GapMeter.Feed feed, AtomicBoolean paused) {
  static Consumption of(NewConsumer consumer, GapMeter.Feed feed) {
    var consumption = new Consumption(consumer, feed, new AtomicBoolean());
    consumption.pause(consumer.producerPaused());
    return consumption;
  }

  GapMeter meter() {
    return feed.meter();
  }

  /** A pause on purpose is no gap. */
  void pause(boolean on) {
    paused.set(on);
    feed.pause(on, System.nanoTime());
  }
}
