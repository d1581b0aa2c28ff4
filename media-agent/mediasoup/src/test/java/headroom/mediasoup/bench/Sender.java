// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends the one camera and microphone to the worker at their own pace. */
final class Sender implements AutoCloseable {
  private static final long TICK_NANOS = Duration.ofMillis(20).toNanos();
  private static final int OPUS_TICK = 960;
  private static final int VP8_TICK = 1800;
  private static final int PACKETS_OF_A_PICTURE = 4;
  private static final int AUDIO_BYTES = 80;
  private static final int VIDEO_BYTES_MIN = 1000;
  private static final int VIDEO_BYTES_SPAN = 201;

  private final DatagramChannel channel;
  private final Packets audio = new Packets(Load.AUDIO_PAYLOAD_TYPE, Load.AUDIO_SSRC);
  private final Packets video = new Packets(Load.VIDEO_PAYLOAD_TYPE, Load.VIDEO_SSRC);
  private long sent;
  private long sentBytes;

  Sender(SocketAddress worker) throws IOException {
    channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).connect(worker);
  }

  /** Every 20 ms a packet of audio, every 40 ms a picture; late ones are made up for. */
  void send(Duration duration) throws IOException {
    long start = System.nanoTime();
    int ticks = Math.toIntExact(duration.toNanos() / TICK_NANOS);
    for (int tick = 0; tick < ticks; tick++) {
      waitUntil(start + tick * TICK_NANOS);
      write(audio.audio(tick * OPUS_TICK, AUDIO_BYTES));
      if (tick % 2 == 0) {
        picture(tick / 2, tick * VP8_TICK);
      }
    }
    waitUntil(start + ticks * TICK_NANOS);
  }

  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Packets that the worker was given. */
  long sent() {
    return sent;
  }

  /** Bytes of them, RTP headers included. */
  long sentBytes() {
    return sentBytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void picture(int number, int timestamp) throws IOException {
    for (int part = 0; part < PACKETS_OF_A_PICTURE; part++) {
      int bytes = VIDEO_BYTES_MIN + (number * PACKETS_OF_A_PICTURE + part) * 37 % VIDEO_BYTES_SPAN;
      boolean last = part == PACKETS_OF_A_PICTURE - 1;
      write(video.video(timestamp, number & 0x7fff, part == 0, last, bytes));
    }
  }

  private void write(ByteBuffer packet) throws IOException {
    sentBytes += channel.write(packet);
    sent++;
  }
}
