// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.rtp.GapMeter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gap meters of one participant by logical stream. They outlive consumers and rejoins, so that
 * an outage is measured from the last frame before it to the first one after it.
 */
final class StreamMeters {
  private final Map<String, GapMeter> meters = new ConcurrentHashMap<>();

  GapMeter of(NewConsumer consumer) {
    return meters.computeIfAbsent(consumer.logicalStream(), _ -> new GapMeter());
  }

  void reset() {
    var now = System.nanoTime();
    meters.values().forEach(meter -> meter.reset(now));
  }
}
