// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts audio packets, those that came and those that did not. */
public final class RtpReceiver implements AutoCloseable {
  private final DatagramSocket socket;
  private final AtomicInteger packets = new AtomicInteger();
  private int first;
  private int last;

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

  /**
   * Packets that were sent between the first and the last that came, and did not come. Told by time
   * stamps, which nobody rewrites: sequence numbers hide what a worker did not pass on.
   */
  public synchronized int lost() {
    return packets.get() == 0 ? 0 : last - first + 1 - packets.get();
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
        arrived(ByteBuffer.wrap(packet.getData()).getInt(4) / RtpSender.AUDIO_STEP);
      }
    }
  }

  private synchronized void arrived(int position) {
    if (packets.getAndIncrement() == 0) {
      first = position;
    }
    last = Math.max(last, position);
  }

  @Override
  public void close() {
    socket.close();
  }
}
