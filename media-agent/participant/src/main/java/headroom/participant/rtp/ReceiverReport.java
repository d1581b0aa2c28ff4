// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An empty RTCP receiver report (RFC 3550) each second. A transport with comedia learns our address
 * from the first packet that it understands, and this one says so even where nothing is produced.
 */
public final class ReceiverReport implements PacketSource {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int RECEIVER_REPORT = 201;

  private final ByteBuffer packet =
      ByteBuffer.allocateDirect(8)
          .put((byte) 0x80)
          .put((byte) RECEIVER_REPORT)
          .putShort((short) 1)
          .putInt(ThreadLocalRandom.current().nextInt())
          .flip();

  @Override
  public Duration interval() {
    return INTERVAL;
  }

  @Override
  public ByteBuffer next() {
    return packet.rewind();
  }
}
