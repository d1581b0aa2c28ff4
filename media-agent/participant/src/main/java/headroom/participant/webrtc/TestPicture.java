// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A smooth moving picture: soft waves of light over one colour. It is smooth because a picture with
 * much detail starves at 150 kbit/s and the encoder would drop frames.
 */
final class TestPicture {
  private static final int NEUTRAL_CHROMA = 128;
  private static final int CHROMA_SWING = 40;

  private final Size size;
  private final byte chromaBlue;
  private final byte chromaRed;
  private final byte[] wave;
  private final byte[] row;

  /** How large a picture is, in pixels. */
  enum Size {
    /** Enough for one stream. */
    SMALL(320, 180),
    /** libwebrtc gives pictures below 480x270 no second simulcast layer. */
    LARGE(480, 270);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  /**
   * A picture of one colour.
   *
   * @param hue an angle in degrees
   */
  TestPicture(Size size, int hue) {
    this.size = size;
    this.wave = new byte[2 * size.width];
    this.row = new byte[size.width];
    var angle = Math.toRadians(hue);
    chromaBlue = (byte) (NEUTRAL_CHROMA + CHROMA_SWING * Math.cos(angle));
    chromaRed = (byte) (NEUTRAL_CHROMA + CHROMA_SWING * Math.sin(angle));
    for (var x = 0; x < wave.length; x++) {
      wave[x] = (byte) (120 + 50 * Math.sin(2 * Math.PI * x / size.width));
    }
  }

  /** Paints the picture number {@code index} of an endless sequence. */
  NativeI420Buffer paint(int index) {
    var buffer = NativeI420Buffer.allocate(size.width, size.height);
    for (var y = 0; y < size.height; y++) {
      // Each row is shifted a little, so that the waves lie aslant and drift.
      System.arraycopy(wave, Math.floorMod(3 * index + y, size.width), row, 0, size.width);
      buffer.getDataY().put(y * buffer.getStrideY(), row, 0, size.width);
    }
    fill(buffer.getDataU(), buffer.getStrideU(), chromaBlue);
    fill(buffer.getDataV(), buffer.getStrideV(), chromaRed);
    return buffer;
  }

  private void fill(ByteBuffer plane, int stride, byte value) {
    Arrays.fill(row, 0, size.width / 2, value);
    for (var y = 0; y < size.height / 2; y++) {
      plane.put(y * stride, row, 0, size.width / 2);
    }
  }
}
