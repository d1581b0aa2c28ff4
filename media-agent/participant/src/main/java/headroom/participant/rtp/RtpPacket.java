// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;

/** The fixed header of RTP (RFC 3550): writing one without extensions, reading what is counted. */
final class RtpPacket {
  static final int HEADER_LENGTH = 12;
  private static final int VERSION_2 = 0x80;
  private static final int MARKER = 0x80;

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
