// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.time.Duration;

/** What arrived of one RTP stream. Thread-safe. */
public final class RtpCounter {
  private final SequenceMeter sequence = new SequenceMeter();
  private final GapMeter gaps = new GapMeter();
  private long bytes;

  /** The figures at one moment. */
  public record Snapshot(
      long packets, long bytes, long lost, long sequenceGaps, Duration longestGap) {}

  synchronized void arrived(int sequenceNumber, int length, long nowNanos) {
    sequence.arrived(sequenceNumber);
    bytes += length;
    gaps.arrived(nowNanos);
  }

  /** The stream is paused on purpose. */
  public void suspend() {
    gaps.suspend(System.nanoTime());
  }

  /** Forgets the gaps until now. */
  public void resetGaps() {
    gaps.reset(System.nanoTime());
  }

  /** The figures now. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(
        sequence.received(),
        bytes,
        sequence.lost(),
        sequence.gaps(),
        gaps.longest(System.nanoTime()));
  }
}
