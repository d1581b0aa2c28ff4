// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.rtp.MediaKind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Receives plain RTP, counts it, and compares it with what was sent. */
final class RtpSink implements AutoCloseable {
  private static final int RTP_HEADER = 12;

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final AtomicInteger audio = new AtomicInteger();
  private final AtomicInteger video = new AtomicInteger();
  private final AtomicInteger corrupt = new AtomicInteger();
  private final AtomicLong longestGap = new AtomicLong();
  private long lastAudio;

  RtpSink() throws IOException {
    socket.setReceiveBufferSize(1 << 20);
    Thread.ofPlatform().daemon().start(this::receive);
  }

  int port() {
    return socket.getLocalPort();
  }

  int received(MediaKind kind) {
    return counter(kind).get();
  }

  int corrupt() {
    return corrupt.get();
  }

  /** The longest time between two packets of audio. */
  Duration longestGap() {
    return Duration.ofNanos(longestGap.get());
  }

  @Override
  public void close() {
    socket.close();
  }

  private void receive() {
    var packet = new DatagramPacket(new byte[2000], 2000);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
      } catch (IOException e) {
        return;
      }
      take(packet.getData(), packet.getLength());
    }
  }

  private void take(byte[] data, int length) {
    int payloadType = data[1] & 0x7f;
    if (payloadType == RtpSource.AUDIO_PAYLOAD_TYPE) {
      long now = System.nanoTime();
      if (lastAudio != 0) {
        longestGap.accumulateAndGet(now - lastAudio, Math::max);
      }
      lastAudio = now;
      take(MediaKind.AUDIO, data, length);
    } else if (payloadType == RtpSource.VIDEO_PAYLOAD_TYPE) {
      take(MediaKind.VIDEO, data, length);
    }
  }

  private void take(MediaKind kind, byte[] data, int length) {
    int header = RTP_HEADER;
    if ((data[0] & 0x10) != 0) {
      header += 4 + 4 * (((data[14] & 0xff) << 8) + (data[15] & 0xff));
    }
    byte[] payload = Arrays.copyOfRange(data, header, length);
    if (!Arrays.equals(payload, RtpSource.payload(kind, RtpSource.number(kind, payload)))) {
      corrupt.incrementAndGet();
    }
    counter(kind).incrementAndGet();
  }

  private AtomicInteger counter(MediaKind kind) {
    return switch (kind) {
      case AUDIO -> audio;
      case VIDEO -> video;
    };
  }
}
