// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the forwarded packets end: a few sockets for all receivers. They are looked at every
 * millisecond and not waited for, since waking a reader would cost the worker's system time.
 */
final class Sinks implements AutoCloseable {
  private static final int SOCKETS = 8;
  private static final int BUFFER_BYTES = 4 << 20;
  private static final int MAX_PACKET = 2048;
  private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();

  private final List<DatagramChannel> channels = new ArrayList<>();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(MAX_PACKET);
  private final Thread reader = Thread.ofPlatform().name("sinks").unstarted(this::read);
  private volatile boolean closed;
  private final LongAdder arrived = new LongAdder();
  private final LongAdder arrivedBytes = new LongAdder();

  Sinks() throws IOException {
    for (int i = 0; i < SOCKETS; i++) {
      DatagramChannel channel = DatagramChannel.open();
      channels.add(channel);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
      channel
          .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
          .configureBlocking(false);
    }
    reader.start();
  }

  /** Port for the receiver of this number. */
  int port(int receiver) throws IOException {
    DatagramChannel channel = channels.get(receiver % SOCKETS);
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /** Packets of media that have arrived, RTCP not counted. */
  long arrived() {
    return arrived.sum();
  }

  /** Bytes of them. */
  long arrivedBytes() {
    return arrivedBytes.sum();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (DatagramChannel channel : channels) {
      channel.close();
    }
  }

  private void read() {
    try {
      while (!closed) {
        for (DatagramChannel channel : channels) {
          drain(channel);
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drain(DatagramChannel channel) throws IOException {
    packet.clear();
    while (channel.receive(packet) != null) {
      int payloadType = packet.get(1) & 0x7f;
      if (payloadType == Load.AUDIO_PAYLOAD_TYPE || payloadType == Load.VIDEO_PAYLOAD_TYPE) {
        arrived.increment();
        arrivedBytes.add(packet.position());
      }
      packet.clear();
    }
  }
}
