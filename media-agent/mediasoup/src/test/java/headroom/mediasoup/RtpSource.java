// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.TransportTuple;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Sends one stream of plain RTP. A packet's payload is made from its number, so that a receiver can
 * tell whether it has arrived unchanged.
 */
final class RtpSource implements AutoCloseable {
  static final int AUDIO_PAYLOAD_TYPE = 100;
  static final int VIDEO_PAYLOAD_TYPE = 101;

  /** Id of the audio level's header extension. */
  static final int LEVEL_ID = 6;

  /**
   * A VP8 descriptor that begins a frame, and a key frame's header: without it a worker forwards
   * nothing.
   */
  private static final byte[] VP8_KEY_FRAME = {
    0x10, 0x50, 0x02, 0x00, (byte) 0x9d, 0x01, 0x2a, 0x40, 0x01, (byte) 0xb4, 0x00
  };

  private static final int AUDIO_BYTES = 80;
  private static final int VIDEO_BYTES = 1000;
  private static final int ONE_BYTE_EXTENSIONS = 0xBEDE;

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final InetSocketAddress target;
  private final MediaKind kind;
  private final int ssrc;
  private int sent;

  RtpSource(TransportTuple target, MediaKind kind, long ssrc) throws IOException {
    this.target = new InetSocketAddress(target.localAddress(), target.localPort());
    this.kind = kind;
    this.ssrc = (int) ssrc;
  }

  /** Sends the next packet. */
  void send() throws IOException {
    send(-1);
  }

  /** Sends the next packet, with an audio level from 0 (loudest) to 127 (silence). */
  void send(int level) throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(1200);
    boolean video = kind == MediaKind.VIDEO;
    packet.put((byte) (level < 0 ? 0x80 : 0x90));
    packet.put((byte) (video ? 0x80 | VIDEO_PAYLOAD_TYPE : AUDIO_PAYLOAD_TYPE));
    packet.putShort((short) (1000 + sent)).putInt(sent * (video ? 1800 : 960)).putInt(ssrc);
    if (level >= 0) {
      packet.putShort((short) ONE_BYTE_EXTENSIONS).putShort((short) 1);
      packet.put((byte) (LEVEL_ID << 4)).put((byte) (0x80 | level)).putShort((short) 0);
    }
    packet.put(payload(kind, sent++));
    socket.send(new DatagramPacket(packet.array(), packet.position(), target));
  }

  int sent() {
    return sent;
  }

  static byte[] payload(MediaKind kind, int number) {
    byte[] payload = new byte[kind == MediaKind.VIDEO ? VIDEO_BYTES : AUDIO_BYTES];
    int start = 0;
    if (kind == MediaKind.VIDEO) {
      System.arraycopy(VP8_KEY_FRAME, 0, payload, 0, VP8_KEY_FRAME.length);
      start = VP8_KEY_FRAME.length;
    }
    ByteBuffer.wrap(payload).putInt(start, number);
    for (int i = start + Integer.BYTES; i < payload.length; i++) {
      payload[i] = (byte) (number * 31 + i);
    }
    return payload;
  }

  static int number(MediaKind kind, byte[] payload) {
    return ByteBuffer.wrap(payload).getInt(kind == MediaKind.VIDEO ? VP8_KEY_FRAME.length : 0);
  }

  @Override
  public void close() {
    socket.close();
  }
}
