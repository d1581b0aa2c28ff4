// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.operations.access.Caller;
import headroom.operations.event.Event;
import headroom.operations.event.EventFeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Events over real HTTP. */
@SpringBootTest(
    classes = TestApi.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "headroom.events.heartbeat=50ms")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@Timeout(60)
final class EventsApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final EventFeed feed;
  private final AtomicReference<Caller> caller;

  EventsApiTest(
      @LocalServerPort int port,
      @Autowired EventFeed feed,
      @Autowired AtomicReference<Caller> caller) {
    this.port = port;
    this.feed = feed;
    this.caller = caller;
  }

  @Test
  void eventsComeWithTheirIdsAsTheyHappen() throws Exception {
    try (Listening listening = listen("")) {
      assertThat(listening.http.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      assertThat(listening.event()).containsExactly("id: life-0", "event: ready", "data: {}");
      room("daily\nweekly");
      assertThat(listening.event())
          .containsExactly(
              "id: life-1",
              "event: room.opened",
              "data: {\"at\":\"" + FakeRooms.NOW + "\",\"room\":\"daily\\nweekly\"}");
    }
  }

  @Test
  void whoWasAwayGetsWhatHappenedMeanwhile() throws Exception {
    room("one");
    room("two");
    room("three");
    try (Listening listening = listen("life-1")) {
      assertThat(listening.event()).contains("id: life-2");
      assertThat(listening.event()).contains("id: life-3");
      room("four");
      assertThat(listening.event()).contains("id: life-4");
    }
  }

  @Test
  void whoWasAwayTooLongOrListenedToAnotherLifeIsToldToReadAnew() throws Exception {
    for (int i = 1; i <= 6; i++) {
      room("room-" + i);
    }
    for (String former : List.of("life-1", "other-3", "life-7", "life--1", "nonsense")) {
      try (Listening listening = listen(former)) {
        assertThat(listening.event())
            .as(former)
            .containsExactly("id: life-6", "event: reset", "data: {}");
      }
      awaitStreams(0);
    }
    try (Listening listening = listen("life-2")) {
      assertThat(listening.event()).contains("id: life-3");
    }
  }

  @Test
  void aSilentStreamShowsThatItLives() throws Exception {
    try (Listening listening = listen("")) {
      listening.event();
      assertThat(listening.line()).isEqualTo(": alive");
    }
  }

  @Test
  void moreStreamsThanTheServerHasAreRefusedUntilOneEnds() throws Exception {
    try (Listening first = listen("");
        Listening second = listen("")) {
      first.event();
      second.event();
      HttpResponse<String> refused = HTTP.send(request(""), BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(refused.body()).contains("TOO_MANY_STREAMS", "\"retryable\":true");
    }
    awaitStreams(0);
    try (Listening again = listen("")) {
      assertThat(again.event()).contains("event: ready");
    }
  }

  @Test
  void aServerThatEndsEndsItsStreams() throws Exception {
    try (Listening listening = listen("")) {
      listening.event();
      feed.close();
      List<String> rest = listening.rest();
      assertThat(rest).contains(": over, the server ends");
    }
    assertThat(HTTP.send(request(""), BodyHandlers.ofString()).statusCode()).isEqualTo(503);
  }

  @Test
  void whoMayListenNoMoreHearsNothingMore() throws Exception {
    try (Listening listening = listen("")) {
      listening.event();
      caller.set(null);
      room("secret");
      assertThat(listening.rest())
          .contains(": over, Nobody.")
          .noneMatch(it -> it.contains("secret"));
    }
  }

  private void room(String name) {
    feed.publish(Event.Kind.ROOM_OPENED, Map.of("room", name));
  }

  /** A client that has gone is noticed at the next heartbeat. */
  private void awaitStreams(int wanted) {
    await().atMost(Duration.ofSeconds(30)).until(() -> feed.streams() == wanted);
  }

  private HttpRequest request(String after) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events"))
            .header("Accept", "text/event-stream");
    return (after.isEmpty() ? request : request.header("Last-Event-ID", after)).build();
  }

  private Listening listen(String after) throws IOException, InterruptedException {
    HttpResponse<InputStream> http = HTTP.send(request(after), BodyHandlers.ofInputStream());
    return new Listening(
        http, new BufferedReader(new InputStreamReader(http.body(), StandardCharsets.UTF_8)));
  }

  private record Listening(HttpResponse<InputStream> http, BufferedReader lines)
      implements AutoCloseable {
    /** The lines of the next event; comments are passed over. */
    List<String> event() throws IOException {
      List<String> event = new ArrayList<>();
      while (true) {
        String line = line();
        if (line.isEmpty() && !event.isEmpty()) {
          return event;
        }
        if (!line.isEmpty() && !line.startsWith(":")) {
          event.add(line);
        }
      }
    }

    String line() throws IOException {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("The stream has ended.");
      }
      return line;
    }

    List<String> rest() {
      return lines.lines().toList();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
