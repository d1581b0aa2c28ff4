// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a packet of speech tells about itself, so that receivers in the same process know how long
 * it took. It is hidden in the padding of an opus packet (RFC 6716, section 3.2.5), which decoders
 * skip:
 *
 * <pre>
 *  byte 0     0xFB: fullband, 20 ms, mono, "code 3" packet
 *  byte 1     0x41: padding follows, one frame
 *  byte 2     24: bytes of padding at the end
 *  bytes 3-4  0xFF 0xFE: the frame, which is silence
 *  bytes 5-28 number of the process, start of the turn, instant of sending; 8 bytes each
 * </pre>
 *
 * @param turnNanos when its sender began to speak, a reading of {@link System#nanoTime()} of this
 *     process
 * @param sentNanos when the packet was sent, likewise
 */
record Mark(long turnNanos, long sentNanos) {
  static final int LENGTH = 29;

  /** Readings of another process mean nothing here, so each process knows its own. */
  private static final long PROCESS = ThreadLocalRandom.current().nextLong();

  private static final byte CODE_3 = (byte) 0xFB;
  private static final byte PADDED_FRAME = 0x41;
  private static final byte PADDING = 24;

  /** Appends the payload of one packet. */
  void write(ByteBuffer packet) {
    packet.put(CODE_3).put(PADDED_FRAME).put(PADDING).put((byte) 0xFF).put((byte) 0xFE);
    packet.putLong(PROCESS).putLong(turnNanos).putLong(sentNanos);
  }

  /** The mark of this RTP packet, or null where it has none of this process. */
  static @Nullable Mark of(ByteBuffer packet) {
    var at = RtpPacket.payload(packet);
    if (packet.limit() - at != LENGTH
        || packet.get(at) != CODE_3
        || packet.get(at + 1) != PADDED_FRAME
        || packet.getLong(at + 5) != PROCESS) {
      return null;
    }
    return new Mark(packet.getLong(at + 13), packet.getLong(at + 21));
  }
}
