// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import java.nio.ByteBuffer;

/** One RTP stream's packets: right in all that a worker looks at, noise behind it. */
final class Packets {
  private static final int VERSION_2 = 0x80;
  private static final int MARKER = 0x80;
  private static final int MAX_PACKET = 1500;

  /** Extended, start of partition 0; then: a picture id follows. */
  private static final int VP8_FIRST = 0x90;

  private static final int VP8_NEXT = 0x80;
  private static final int VP8_HAS_PICTURE_ID = 0x80;
  private static final int VP8_LONG_PICTURE_ID = 0x8000;

  /** Inverse key frame bit not set, version 0, shown; then the start code of a key frame. */
  private static final byte[] VP8_KEY_FRAME = {
    0x10, 0x02, 0x00, (byte) 0x9d, 0x01, 0x2a, (byte) 0x80, 0x02, (byte) 0x68, 0x01
  };

  private final ByteBuffer packet = ByteBuffer.allocateDirect(MAX_PACKET);
  private final int payloadType;
  private final int ssrc;
  private short sequence;

  Packets(int payloadType, int ssrc) {
    this.payloadType = payloadType;
    this.ssrc = ssrc;
  }

  /** The next packet of audio with so many bytes in all. */
  ByteBuffer audio(int timestamp, int bytes) {
    header(timestamp, false);
    return padded(bytes);
  }

  /** A packet of a picture, every one of which is a key frame, with so many bytes in all. */
  ByteBuffer video(int timestamp, int picture, boolean first, boolean last, int bytes) {
    header(timestamp, last);
    packet.put((byte) (first ? VP8_FIRST : VP8_NEXT)).put((byte) VP8_HAS_PICTURE_ID);
    packet.putShort((short) (VP8_LONG_PICTURE_ID | picture));
    if (first) {
      packet.put(VP8_KEY_FRAME);
    }
    return padded(bytes);
  }

  private void header(int timestamp, boolean marker) {
    packet.clear();
    packet.put((byte) VERSION_2).put((byte) (payloadType | (marker ? MARKER : 0)));
    packet.putShort(sequence++).putInt(timestamp).putInt(ssrc);
  }

  private ByteBuffer padded(int bytes) {
    return packet.position(bytes).flip();
  }
}
