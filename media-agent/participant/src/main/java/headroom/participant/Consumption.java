// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.rtp.GapMeter;
import java.util.concurrent.atomic.AtomicBoolean;

/** One consumer, the meter of its gaps and whether its producer is paused. */
record Consumption(NewConsumer consumer, GapMeter meter, AtomicBoolean paused) {
  static Consumption of(NewConsumer consumer, GapMeter meter) {
    var consumption = new Consumption(consumer, meter, new AtomicBoolean());
    consumption.pause(consumer.producerPaused());
    return consumption;
  }

  /** A pause on purpose is no gap. */
  void pause(boolean on) {
    paused.set(on);
    meter.pause(on, System.nanoTime());
  }
}
