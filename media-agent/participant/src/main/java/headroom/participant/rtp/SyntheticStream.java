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
  private static final int NO_EXTENSION = 0;

  /** As loud as somebody who speaks; router observers ask for -50 dBov at least. */
  private static final int SPEECH_LEVEL = 30;

  private static final int SILENCE_LEVEL = 127;

  private final ByteBuffer packet = ByteBuffer.allocateDirect(MAX_PACKET);
  private volatile SyntheticPayload payload;
  private final int payloadType;
  private final long ssrc;
  private final boolean marker;
  private final Duration interval;
  private final Duration silenceInterval;
  private final int clockRate;
  private final int levelExtension;
  private int index = ThreadLocalRandom.current().nextInt(1 << 15);
  private long timestamp = ThreadLocalRandom.current().nextLong(1L << 32);
  private volatile boolean paused;
  private final AtomicLong sent = new AtomicLong();

  private SyntheticStream(
      SyntheticPayload payload,
      int payloadType,
      boolean marker,
      Duration interval,
      Duration silenceInterval,
      int clockRate,
      int levelExtension) {
    this.payload = payload;
    this.payloadType = payloadType;
    this.marker = marker;
    this.interval = interval;
    this.levelExtension = levelExtension;
    this.silenceInterval = silenceInterval;
    this.clockRate = clockRate;
    this.ssrc = ThreadLocalRandom.current().nextLong(1, 1L << 32);
  }

  /**
   * Silence in opus, a packet each interval; 20 ms is what browsers send.
   *
   * @param silenceInterval between packets while it does not speak
   * @param levelExtension number of the header extension for the audio level, 1 to 14; 0 for none
   */
  public static SyntheticStream opus(
      int payloadType, Duration interval, Duration silenceInterval, int levelExtension) {
    if (levelExtension < 0 || levelExtension > 14) {
      throw new IllegalArgumentException("header extension " + levelExtension);
    }
    return new SyntheticStream(
        new SyntheticPayload.Silence(),
        payloadType,
        false,
        interval,
        silenceInterval,
        48_000,
        levelExtension);
  }

  /** Key frames in VP8, a packet each. */
  public static SyntheticStream vp8(int payloadType, Duration interval) {
    return new SyntheticStream(
        new SyntheticPayload.KeyFrame(),
        payloadType,
        true,
        interval,
        interval,
        90_000,
        NO_EXTENSION);
  }

  /** The stream's synchronization source, chosen at random. */
  public long ssrc() {
    return ssrc;
  }

  /** Stops or goes on sending; the timestamps go on meanwhile. */
  public void pause(boolean on) {
    paused = on;
  }

  /**
   * Speaks or falls silent: the audio level says so, and each packet of speech tells when it was
   * sent. What is heard is silence all the same. Speaking on begins a turn anew.
   */
  public void speak(boolean on) {
    payload = on ? new SyntheticPayload.Speech(System.nanoTime()) : new SyntheticPayload.Silence();
  }

  /** Packets sent so far. */
  public long sent() {
    return sent.get();
  }

  @Override
  public Duration interval() {
    return payload instanceof SyntheticPayload.Silence ? silenceInterval : interval;
  }

  @Override
  public @Nullable ByteBuffer next() {
    timestamp += interval().toNanos() * clockRate / Duration.ofSeconds(1).toNanos();
    if (paused) {
      return null;
    }
    packet.clear();
    RtpPacket.writeHeader(packet, payloadType, marker, index & 0xFFFF, timestamp, ssrc);
    var content = payload;
    if (levelExtension != NO_EXTENSION) {
      var voice = content instanceof SyntheticPayload.Speech;
      RtpPacket.writeAudioLevel(
          packet, 0, levelExtension, voice, voice ? SPEECH_LEVEL : SILENCE_LEVEL);
    }
    content.write(packet, index);
    index++;
    sent.incrementAndGet();
    return packet.flip();
  }
}
