// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that sends and receives the RTP of all plain participants of a process, so that
 * hundreds of them cost a thread and a selector.
 *
 * <p>Channels, keys and the queue of due streams belong to this thread; others hand it tasks.
 */
public final class RtpLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RtpLoop.class);
  private static final int MAX_PACKET = 2048;
  private static final long MAX_LAG_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong((Due d) -> d.atNanos));
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(MAX_PACKET);

  /** A source and the moment of its next packet. */
  private static final class Due {
    final PacketSource source;
    final RtpPort port;
    long atNanos;

    Due(PacketSource source, RtpPort port, long atNanos) {
      this.source = source;
      this.port = port;
      this.atNanos = atNanos;
    }
  }

  /** Starts the thread; it is a daemon. */
  public RtpLoop() throws IOException {
    selector = Selector.open();
    Thread.ofPlatform().daemon().name("rtp-loop").start(this::run);
  }

  /** A UDP port of its own, connected to the router's, so that nobody else is heard. */
  public RtpPort connect(InetSocketAddress router) throws IOException {
    var channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.connect(router);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    var port = new RtpPort(this, channel);
    submit(() -> register(port));
    return port;
  }

  void send(PacketSource source, RtpPort port) {
    submit(() -> due.add(new Due(source, port, System.nanoTime())));
  }

  private void register(RtpPort port) {
    try {
      port.channel().register(selector, SelectionKey.OP_READ, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void submit(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::receive, untilNextMillis());
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          guarded(task);
        }
        sendDue(System.nanoTime());
      }
    } catch (ClosedSelectorException e) {
      LOG.debug("loop closed", e);
    } catch (IOException e) {
      LOG.error("the RTP loop ended: no plain participant of this process has media any more", e);
    }
  }

  /** At least 1 ms, since 0 would wait for ever. */
  private long untilNextMillis() {
    var next = due.peek();
    return next == null
        ? TimeUnit.SECONDS.toMillis(1)
        : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.atNanos - System.nanoTime()));
  }

  private void sendDue(long now) {
    for (var next = due.peek(); next != null && next.atNanos <= now; next = due.peek()) {
      due.remove();
      if (!next.port.channel().isOpen()) {
        continue;
      }
      var packet = next.source.next();
      if (packet != null) {
        next.port.send(packet);
      }
      // After a stall the rate is kept from now on; a burst would only be lost.
      next.atNanos = Math.max(next.atNanos + next.source.interval().toNanos(), now - MAX_LAG_NANOS);
      due.add(next);
    }
  }

  private void receive(SelectionKey key) {
    var port = (RtpPort) key.attachment();
    try {
      while (port.channel().read(incoming.clear()) > 0) {
        port.received(incoming.flip(), System.nanoTime());
      }
    } catch (IOException e) {
      // A refused port (the worker died) shows up here as an error of an earlier send.
      LOG.trace("RTP port", e);
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("RTP loop task failed", e);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }
}
