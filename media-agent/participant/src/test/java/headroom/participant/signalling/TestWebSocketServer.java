// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Just enough of a WebSocket server (RFC 6455) on the JDK alone to speak protoo with a participant:
 * text frames without fragments, close frames, and the ability to die at once.
 */
public final class TestWebSocketServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Function<String, Integer> admission;
  private final Consumer<Connection> onOpen;
  private final BiConsumer<Connection, String> onText;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();

  /**
   * Listens on a free port of the loopback.
   *
   * @param admission the HTTP status for a request's path and query; 101 lets it in
   */
  public TestWebSocketServer(
      Function<String, Integer> admission,
      Consumer<Connection> onOpen,
      BiConsumer<Connection, String> onText)
      throws IOException {
    this.admission = admission;
    this.onOpen = onOpen;
    this.onText = onText;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** The address with this path and query. */
  public URI url(String pathAndQuery) {
    return URI.create("ws://127.0.0.1:" + listening.getLocalPort() + pathAndQuery);
  }

  /** Those who came so far, in order. */
  public List<Connection> connections() {
    return connections;
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      var request = head(in);
      var path = request.split(" ", 3)[1];
      var status = admission.apply(path);
      var out = socket.getOutputStream();
      if (status != 101) {
        out.write(
            "HTTP/1.1 %d No\r\nContent-Length: 0\r\n\r\n"
                .formatted(status)
                .getBytes(StandardCharsets.UTF_8));
        return;
      }
      out.write(
          "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: protoo\r\nSec-WebSocket-Accept: %s\r\n\r\n"
              .formatted(accept(header(request, "Sec-WebSocket-Key")))
              .getBytes(StandardCharsets.UTF_8));
      var connection = new Connection(socket, path);
      connections.add(connection);
      onOpen.accept(connection);
      connection.read(in);
    } catch (IOException | UncheckedIOException e) {
      // The participant has gone.
      return;
    }
  }

  private static String head(DataInputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      bytes.write(in.readUnsignedByte());
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String header(String head, String name) {
    return head.lines()
        .filter(
            line ->
                line.toLowerCase(java.util.Locale.ROOT)
                    .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private static String accept(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest(
                  (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var connection : connections) {
      connection.die();
    }
  }

  /** One participant's connection. */
  public final class Connection {
    private final Socket socket;
    private final String path;

    private Connection(Socket socket, String path) {
      this.socket = socket;
      this.path = path;
    }

    /** The path and query it came with. */
    public String path() {
      return path;
    }

    /** Whether the participant has ended it. */
    public boolean ended() {
      return socket.isClosed();
    }

    /** Sends a text. */
    public void say(String text) {
      frame(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes in order, with a code. */
    public void close(int code, String reason) {
      var words = reason.getBytes(StandardCharsets.UTF_8);
      frame(8, ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words).array());
    }

    /** Ends without a word, as a killed process does. */
    public void die() throws IOException {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (SocketException e) {
        // It was closed already.
        return;
      }
    }

    private synchronized void frame(int opcode, byte[] payload) {
      try {
        var out = socket.getOutputStream();
        var head = ByteBuffer.allocate(4).put((byte) (0x80 | opcode));
        if (payload.length < 126) {
          head.put((byte) payload.length);
        } else {
          head.put((byte) 126).putShort((short) payload.length);
        }
        out.write(head.array(), 0, head.position());
        out.write(payload);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void read(DataInputStream in) throws IOException {
      while (true) {
        var opcode = in.readUnsignedByte() & 0x0F;
        long length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
          length = in.readUnsignedShort();
        } else if (length == 127) {
          length = in.readLong();
        }
        var mask = in.readNBytes(4);
        var payload = in.readNBytes(Math.toIntExact(length));
        for (var i = 0; i < payload.length; i++) {
          payload[i] ^= mask[i % 4];
        }
        if (opcode == 8) {
          frame(8, payload);
          return;
        }
        if (opcode == 1) {
          onText.accept(this, new String(payload, StandardCharsets.UTF_8));
        }
      }
    }
  }
}
