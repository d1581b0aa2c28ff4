// SPDX-License-Identifier: Apache-2.0
package headroom.participant.webrtc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A continuous tone in blocks of 10 ms, the unit in which libwebrtc takes audio. */
final class TestTone {
  static final int SAMPLE_RATE = 48_000;
  static final int BITS_PER_SAMPLE = 16;
  static final int BLOCK_SAMPLES = SAMPLE_RATE / 100;
  private static final double GAIN = 0.1 * Short.MAX_VALUE;

  private final ByteBuffer block =
      ByteBuffer.allocate(2 * BLOCK_SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
  private final double step;
  private double phase;

  TestTone(int hertz) {
    step = 2 * Math.PI * hertz / SAMPLE_RATE;
  }

  /** The next 10 ms, 16-bit mono; the array is used again by the next call. */
  byte[] next() {
    block.clear();
    for (var i = 0; i < BLOCK_SAMPLES; i++) {
      block.putShort((short) (GAIN * Math.sin(phase)));
      phase += step;
    }
    phase %= 2 * Math.PI;
    return block.array();
  }
}
