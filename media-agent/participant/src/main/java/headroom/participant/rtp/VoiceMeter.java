// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * How one participant hears another one of the same process: the delay of each packet of speech,
 * and the time from the beginning of each turn to its first packet here. Thread-safe.
 */
public final class VoiceMeter {
  private final Consumer<Duration> heard;
  private final DelaySamples samples = new DelaySamples();
  private long turnNanos;
  private boolean anyTurn;

  /**
   * @param heard is told once per turn how long it took until it was heard here; by the thread that
   *     receives media, so it must not wait
   */
  public VoiceMeter(Consumer<Duration> heard) {
    this.heard = heard;
  }

  void arrived(Mark mark, long nowNanos) {
    if (note(mark, nowNanos)) {
      heard.accept(Duration.ofNanos(nowNanos - mark.turnNanos()));
    }
  }

  /** True for the first packet of a turn; late ones of a turn before are none. */
  private synchronized boolean note(Mark mark, long nowNanos) {
    samples.add(mark.sentNanos(), nowNanos - mark.sentNanos());
    if (anyTurn && mark.turnNanos() - turnNanos <= 0) {
      return false;
    }
    anyTurn = true;
    turnNanos = mark.turnNanos();
    return true;
  }

  /** Forgets the delays so far. */
  public synchronized void reset() {
    samples.clear();
  }

  /** The delays since the last reset, the last few thousand at most. */
  public synchronized Delays delays() {
    return samples.figures();
  }

  /**
   * How much later the same packets arrive here than at another receiver; packets that only one of
   * both has are left out.
   */
  public Delays laterThan(VoiceMeter other) {
    var there = other.bySending();
    var differences = LongStream.builder();
    bySending()
        .forEach(
            (sent, delay) -> {
              var elsewhere = there.get(sent);
              if (elsewhere != null) {
                differences.add(delay - elsewhere);
              }
            });
    return Delays.of(differences.build());
  }

  private synchronized Map<Long, Long> bySending() {
    return samples.bySending();
  }
}
