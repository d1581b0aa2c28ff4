// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;

/**
 * The header of RTP (RFC 3550): writing one, with an audio level where it is wanted, and reading
 * what is counted.
 */
final class RtpPacket {
  static final int HEADER_LENGTH = 12;
  private static final int VERSION_2 = 0x80;
  private static final int MARKER = 0x80;
  private static final int EXTENDED = 0x10;
  private static final int CONTRIBUTORS = 0x0F;

  /** One-byte header extensions (RFC 8285), then how many words follow. */
  private static final int ONE_BYTE_EXTENSIONS = 0xBEDE_0001;

  private RtpPacket() {}

  static void writeHeader(
      ByteBuffer packet, int payloadType, boolean marker, int sequence, long timestamp, long ssrc) {
    packet
        .put((byte) VERSION_2)
        .put((byte) (payloadType | (marker ? MARKER : 0)))
        .putShort((short) sequence)
        .putInt((int) timestamp)
        .putInt((int) ssrc);
  }

  /**
   * Adds the extension of RFC 6464 to a header that was just written.
   *
   * @param start where the header begins
   * @param id the extension's number, 1 to 14
   * @param level 0 (loudest) to 127 (silence), in -dBov
   */
  static void writeAudioLevel(ByteBuffer packet, int start, int id, boolean voice, int level) {
    packet.put(start, (byte) (packet.get(start) | EXTENDED));
    packet.putInt(ONE_BYTE_EXTENSIONS);
    packet.put((byte) (id << 4)).put((byte) ((voice ? 0x80 : 0) | level)).putShort((short) 0);
  }

  /** Where the payload begins; at the end of a packet that claims to be longer than it is. */
  static int payload(ByteBuffer packet) {
    var at = HEADER_LENGTH + (packet.get(0) & CONTRIBUTORS) * Integer.BYTES;
    if ((packet.get(0) & EXTENDED) != 0) {
      if (packet.limit() < at + Integer.BYTES) {
        return packet.limit();
      }
      at += Integer.BYTES + (packet.getShort(at + 2) & 0xFFFF) * Integer.BYTES;
    }
    return Math.min(at, packet.limit());
  }

  /** RTP rather than RTCP or rubbish; RTCP shares the port (RFC 5761). */
  static boolean isRtp(ByteBuffer packet) {
    if (packet.remaining() < HEADER_LENGTH || (packet.get(0) & 0xC0) != VERSION_2) {
      return false;
    }
    var type = packet.get(1) & 0xFF;
    return type < 192 || type > 223;
  }

  static int sequence(ByteBuffer packet) {
    return packet.getShort(2) & 0xFFFF;
  }

  static long ssrc(ByteBuffer packet) {
    return packet.getInt(8) & 0xFFFF_FFFFL;
  }
}
