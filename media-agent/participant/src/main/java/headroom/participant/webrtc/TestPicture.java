// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.nio.ByteBuffer;

/**
 * A smooth moving picture: soft waves of light over one colour. It is smooth because a picture with
 * much detail starves at 150 kbit/s and the encoder would drop frames.
 */
final class TestPicture {
  static final int WIDTH = 320;
  static final int HEIGHT = 180;
  private static final int NEUTRAL_CHROMA = 128;
  private static final int CHROMA_SWING = 40;

  private final byte chromaBlue;
  private final byte chromaRed;
  private final byte[] wave = new byte[2 * WIDTH];
  private final byte[] row = new byte[WIDTH];

  /**
   * A picture of one colour.
   *
   * @param hue an angle in degrees
   */
  TestPicture(int hue) {
    var angle = Math.toRadians(hue);
    chromaBlue = (byte) (NEUTRAL_CHROMA + CHROMA_SWING * Math.cos(angle));
    chromaRed = (byte) (NEUTRAL_CHROMA + CHROMA_SWING * Math.sin(angle));
    for (var x = 0; x < wave.length; x++) {
      wave[x] = (byte) (120 + 50 * Math.sin(2 * Math.PI * x / WIDTH));
    }
  }

  /** Paints the picture number {@code index} of an endless sequence. */
  NativeI420Buffer paint(int index) {
    var buffer = NativeI420Buffer.allocate(WIDTH, HEIGHT);
    for (var y = 0; y < HEIGHT; y++) {
      // Each row is shifted a little, so that the waves lie aslant and drift.
      System.arraycopy(wave, Math.floorMod(3 * index + y, WIDTH), row, 0, WIDTH);
      buffer.getDataY().put(y * buffer.getStrideY(), row, 0, WIDTH);
    }
    fill(buffer.getDataU(), buffer.getStrideU(), chromaBlue);
    fill(buffer.getDataV(), buffer.getStrideV(), chromaRed);
    return buffer;
  }

  private void fill(ByteBuffer plane, int stride, byte value) {
    java.util.Arrays.fill(row, 0, WIDTH / 2, value);
    for (var y = 0; y < HEIGHT / 2; y++) {
      plane.put(y * stride, row, 0, WIDTH / 2);
    }
  }
}
