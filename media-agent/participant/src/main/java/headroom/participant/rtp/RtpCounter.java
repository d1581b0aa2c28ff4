// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

/** What arrived of one RTP stream. Thread-safe. */
public final class RtpCounter {
  private final SequenceMeter sequence = new SequenceMeter();
  private final GapMeter gaps;
  private long bytes;

  RtpCounter(GapMeter gaps) {
    this.gaps = gaps;
  }

  /** The figures at one moment. */
  public record Snapshot(long packets, long bytes, long lost, long sequenceGaps) {}

  synchronized void arrived(int sequenceNumber, int length, long nowNanos) {
    sequence.arrived(sequenceNumber);
    bytes += length;
    gaps.arrived(nowNanos);
  }

  /** The figures now. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(sequence.received(), bytes, sequence.lost(), sequence.gaps());
  }
}
