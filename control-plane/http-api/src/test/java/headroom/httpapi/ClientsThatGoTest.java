// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import headroom.operations.room.RoomRequest;
import headroom.planning.RoomId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that go away in the middle of a request; the log must not take it for a mistake. */
@SpringBootTest(classes = TestApi.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Timeout(60)
final class ClientsThatGoTest {
  /** More than the buffers between the two sides hold. */
  private static final int ROOMS = 20_000;

  private static final int RECEIVE_BUFFER = 4_096;

  private final Logger handler =
      (Logger) LoggerFactory.getLogger("headroom.httpapi.problem.ProblemHandler");
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Lines lines = new Lines();
  private final int port;
  private final FakeRooms rooms;

  ClientsThatGoTest(@LocalServerPort int port, @Autowired FakeRooms rooms) {
    this.port = port;
    this.rooms = rooms;
  }

  @BeforeEach
  void listen() {
    handler.setLevel(Level.DEBUG);
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void leave() {
    root.detachAppender(lines);
    handler.setLevel(null);
    rooms.reset();
  }

  @Test
  void whoGoesInTheMidstOfAnAnswerIsOneQuietLine() throws Exception {
    for (int n = 0; n < ROOMS; n++) {
      rooms.create(new RoomRequest(new RoomId("room-" + n), 4, "back-end"));
    }
    try (Socket client = connect()) {
      send(client, "GET /api/v1/rooms HTTP/1.1", "Host: here", "");
      assertThat(client.getInputStream().read()).isEqualTo('H');
      breakOff(client);
    }
    quietly("GET /api/v1/rooms: the client has gone");
    assertThat(lines.all).hasSize(1);
  }

  @Test
  void whoGoesInTheMidstOfABodyIsQuietToo() throws Exception {
    try (Socket client = connect()) {
      send(
          client,
          "POST /api/v1/rooms HTTP/1.1",
          "Host: here",
          "Content-Type: application/json",
          "Content-Length: 100",
          "Expect: 100-continue",
          "");
      // Told to go on: from now on the body is waited for.
      assertThat(client.getInputStream().read()).isEqualTo('H');
      send(client, "{\"id\":");
      breakOff(client);
    }
    quietly("POST /api/v1/rooms: the client has gone");
  }

  /** This is said at first, and nothing loud. */
  private void quietly(String words) {
    // Whoever else has something to say of it says it at once.
    await()
        .during(Duration.ofMillis(300))
        .untilAsserted(
            () ->
                assertThat(lines.all)
                    .isNotEmpty()
                    .allSatisfy(
                        line -> {
                          assertThat(line.getLevel()).isEqualTo(Level.DEBUG);
                          assertThat(line.getThrowableProxy()).isNull();
                        }));
    assertThat(lines.all.getFirst().getFormattedMessage()).isEqualTo(words);
  }

  private Socket connect() throws IOException {
    Socket client = new Socket();
    client.setReceiveBufferSize(RECEIVE_BUFFER);
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return client;
  }

  private static void send(Socket client, String... lines) throws IOException {
    String text = String.join("\r\n", lines) + "\r\n";
    client.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** The other side gets a reset, as from a process that was killed. */
  private static void breakOff(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  /** What is said of it, and whatever else is loud. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent line) {
      if (line.getLevel().isGreaterOrEqual(Level.WARN)
          || line.getLoggerName().endsWith("ProblemHandler")) {
        all.add(line);
      }
    }
  }
}
