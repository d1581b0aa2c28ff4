// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import headroom.rig.process.AtExit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * A relay in front of a server on loopback: what clients say arrives late by a fixed time, and in
 * order; what they are told arrives at once. So a control plane behind it hears of everything, but
 * old news only.
 */
public final class SlowLink implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  private final ServerSocket listener;
  private final int to;
  private final Duration delay;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private SlowLink(int to, Duration delay) {
    this.to = to;
    this.delay = delay;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("slow-link").start(this::accept);
  }

  /**
   * Listens on a port of its own.
   *
   * @param to the port on loopback that it leads to
   * @param delay by which what clients say is late
   */
  public static SlowLink to(int to, Duration delay) {
    return AtExit.open(() -> new SlowLink(to, delay));
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = kept(listener.accept());
        Socket server = kept(new Socket(InetAddress.getLoopbackAddress(), to));
        var late = new DelayQueue<Chunk>();
        Thread.ofVirtual().start(() -> read(client, late));
        Thread.ofVirtual().start(() -> write(late, server, client));
        Thread.ofVirtual().start(() -> copy(server, client));
      }
    } catch (IOException e) {
      close();
    }
  }

  private Socket kept(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    open.add(socket);
    return socket;
  }

  /** Bytes, and when they are due; none: the end. */
  private record Chunk(ByteBuffer bytes, long dueNanos) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.signum(dueNanos - ((Chunk) other).dueNanos);
    }
  }

  private void read(Socket from, DelayQueue<Chunk> late) {
    byte[] buffer = new byte[BUFFER];
    long last = Long.MIN_VALUE;
    try {
      InputStream in = from.getInputStream();
      int count;
      do {
        count = in.read(buffer);
        // Strictly later than the one before: a queue by time keeps no other order.
        last = Math.max(last + 1, System.nanoTime() + delay.toNanos());
        late.add(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, Math.max(0, count))), last));
      } while (count >= 0);
    } catch (IOException e) {
      late.add(new Chunk(ByteBuffer.allocate(0), Math.max(last + 1, System.nanoTime())));
    }
  }

  private void write(DelayQueue<Chunk> late, Socket to, Socket from) {
    try {
      OutputStream out = to.getOutputStream();
      for (Chunk chunk = late.take(); chunk.bytes().hasRemaining(); chunk = late.take()) {
        out.write(chunk.bytes().array());
      }
    } catch (IOException e) {
      // The other side has gone; both ends are closed below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(to);
      end(from);
    }
  }

  private void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The same.
    } finally {
      end(from);
      end(to);
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }

  @Override
  public void close() {
    AtExit.closed(this);
    try {
      listener.close();
    } catch (IOException e) {
      // Nobody can connect any more all the same.
    }
    open.forEach(this::end);
  }
}
