// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;

/** What arrived of one RTP stream. Thread-safe. */
public final class RtpCounter {
  private final SequenceMeter sequence = new SequenceMeter();
  private final GapMeter.Feed gaps;
  private final VoiceMeter voice;
  private long bytes;

  RtpCounter(GapMeter.Feed gaps, VoiceMeter voice) {
    this.gaps = gaps;
    this.voice = voice;
  }

  /** The figures at one moment. */
  public record Snapshot(long packets, long bytes, long lost, long sequenceGaps) {}

  void arrived(ByteBuffer packet, long nowNanos) {
    count(RtpPacket.sequence(packet), packet.remaining());
    gaps.arrived(nowNanos);
    var mark = Mark.of(packet);
    if (mark != null) {
      voice.arrived(mark, nowNanos);
    }
  }

  private synchronized void count(int sequenceNumber, int length) {
    sequence.arrived(sequenceNumber);
    bytes += length;
  }

  /** The figures now. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(sequence.received(), bytes, sequence.lost(), sequence.gaps());
  }
}
