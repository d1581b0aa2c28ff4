// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.rtp.GapMeter;
import headroom.participant.rtp.VoiceMeter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters of one participant by logical stream. They outlive consumers and rejoins, so that an
 * outage is measured from the last frame before it to the first one after it.
 */
final class StreamMeters {
  private final Map<String, StreamMeter> meters = new ConcurrentHashMap<>();
  private final ParticipantEvents events;

  StreamMeters(ParticipantEvents events) {
    this.events = events;
  }

  /**
   * What is measured of one logical stream.
   *
   * @param from who sends it
   */
  record StreamMeter(String from, GapMeter gaps, VoiceMeter voice) {}

  StreamMeter of(NewConsumer consumer) {
    return meters.computeIfAbsent(
        consumer.logicalStream(),
        _ -> {
          var from = String.valueOf(consumer.peerId());
          return new StreamMeter(
              from, new GapMeter(), new VoiceMeter(after -> events.onHeard(from, after)));
        });
  }

  /** The meters of everybody whose speech may come, by who it is. */
  Map<String, VoiceMeter> voices() {
    Map<String, VoiceMeter> voices = new HashMap<>();
    // Several streams of one sender: only speech fills a meter, and one of them has it.
    meters
        .values()
        .forEach(
            meter ->
                voices.merge(
                    meter.from(),
                    meter.voice(),
                    (one, other) -> one.delays().count() > 0 ? one : other));
    return voices;
  }

  void reset() {
    var now = System.nanoTime();
    meters.values().forEach(meter -> meter.gaps().reset(now));
    meters.values().forEach(meter -> meter.voice().reset());
  }
}
