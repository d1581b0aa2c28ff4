// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Payloads that cost nothing to make and that every receiver can decode. */
sealed interface SyntheticPayload {
  /** Appends the payload of one packet. */
  void write(ByteBuffer packet, int index);

  /** Silence that carries a {@link Mark}, 20 ms, of a turn that began at this instant. */
  record Speech(long turnNanos) implements SyntheticPayload {
    @Override
    public void write(ByteBuffer packet, int index) {
      new Mark(turnNanos, System.nanoTime()).write(packet);
    }
  }

  /** Silence as opus encodes it, 20 ms. */
  record Silence() implements SyntheticPayload {
    @Override
    public void write(ByteBuffer packet, int index) {
      packet.put((byte) 0xF8).put((byte) 0xFF).put((byte) 0xFE);
    }
  }

  /**
   * A plain blue picture of 320x180 in VP8, a key frame each time: a router forwards nothing of a
   * video before it has seen a key frame, and no sender of real pictures is there to be asked for
   * one.
   */
  record KeyFrame() implements SyntheticPayload {
    private static final byte[] PICTURE =
        Base64.getDecoder()
            .decode(
                "cBAAnQEqQAG0AD8RiMFaLCinJCAoAYAiCWlu4XagABPeDd9mHiTY6EGgfbJ0UyHvtk5D6KqrA99snIe+"
                    + "2Tkf88nIe+2TkgCB9snIe+2TkPfbJyHvtk5EQPJyHvtk5D34AgHvtk5D32ygZeLk5D32yciIHk5D"
                    + "32ych78AQD32ych77ZQMvFych77ZOFAA/v5JX+DLbYqP6Q4Vj1Ky1vqVlrfUrLW+pWWt9SsqfyxA"
                    + "QoAD68YZRagQu2JwAAAAAAAAAAA=");

    @Override
    public void write(ByteBuffer packet, int index) {
      // RFC 7741: extended bits follow, start of partition 0; then a 15-bit picture id.
      packet.put((byte) 0x90).put((byte) 0x80).putShort((short) (0x8000 | (index & 0x7FFF)));
      packet.put(PICTURE);
    }
  }
}
