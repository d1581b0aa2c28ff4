// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One stream of synthetic RTP at a steady rate. Only the loop's thread sends; pausing may come from
 * any thread.
 */
public final class SyntheticStream implements PacketSource {
  private static final int MAX_PACKET = 600;

  private final ByteBuffer packet = ByteBuffer.allocateDirect(MAX_PACKET);
  private final SyntheticPayload payload;
  private final int payloadType;
  private final long ssrc;
  private final boolean marker;
  private final Duration interval;
  private final long ticksPerPacket;
  private int index = ThreadLocalRandom.current().nextInt(1 << 15);
  private long timestamp = ThreadLocalRandom.current().nextLong(1L << 32);
  private volatile boolean paused;
  private final AtomicLong sent = new AtomicLong();

  private SyntheticStream(
      SyntheticPayload payload, int payloadType, boolean marker, Duration interval, int clockRate) {
    this.payload = payload;
    this.payloadType = payloadType;
    this.marker = marker;
    this.interval = interval;
    this.ticksPerPacket = interval.toNanos() * clockRate / Duration.ofSeconds(1).toNanos();
    this.ssrc = ThreadLocalRandom.current().nextLong(1, 1L << 32);
  }

  /** Silence in opus, a packet each interval; 20 ms is what browsers send. */
  public static SyntheticStream opus(int payloadType, Duration interval) {
    return new SyntheticStream(
        new SyntheticPayload.Silence(), payloadType, false, interval, 48_000);
  }

  /** Key frames in VP8, a packet each. */
  public static SyntheticStream vp8(int payloadType, Duration interval) {
    return new SyntheticStream(
        new SyntheticPayload.KeyFrame(), payloadType, true, interval, 90_000);
  }

  /** The stream's synchronization source, chosen at random. */
  public long ssrc() {
    return ssrc;
  }

  /** Stops or goes on sending; the timestamps go on meanwhile. */
  public void pause(boolean on) {
    paused = on;
  }

  /** Packets sent so far. */
  public long sent() {
    return sent.get();
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public @Nullable ByteBuffer next() {
    timestamp += ticksPerPacket;
    if (paused) {
      return null;
    }
    packet.clear();
    RtpPacket.writeHeader(packet, payloadType, marker, index & 0xFFFF, timestamp, ssrc);
    payload.write(packet, index);
    index++;
    sent.incrementAndGet();
    return packet.flip();
  }
}
