// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts RTP packets and measures the longest time without one. */
public final class RtpReceiver implements AutoCloseable {
  private final DatagramSocket socket;
  private final AtomicInteger packets = new AtomicInteger();
  private volatile long longestGapNanos;
  private long lastAt;

  public RtpReceiver() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("rtp-receiver").start(this::receive);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public int packets() {
    return packets.get();
  }

  /** The longest gap between two packets so far. */
  public Duration longestGap() {
    return Duration.ofNanos(longestGapNanos);
  }

  private void receive() {
    var packet = new DatagramPacket(new byte[1_500], 1_500);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
      } catch (IOException e) {
        return; // Closed.
      }
      // RTCP comes on the same port; its packet types are 200 to 211.
      int type = packet.getData()[1] & 0xff;
      if (type < 200 || type > 211) {
        arrived();
      }
    }
  }

  private void arrived() {
    long now = System.nanoTime();
    if (packets.getAndIncrement() > 0) {
      longestGapNanos = Math.max(longestGapNanos, now - lastAt);
    }
    lastAt = now;
  }

  @Override
  public void close() {
    socket.close();
  }
}
