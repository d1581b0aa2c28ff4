// SPDX-License-Identifier: Apache-2.0
package headroom.operations.event;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.testkit.TurnableClock;
import headroom.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everybody reads the same ring, at their own speed, as long as that is enough. */
@Timeout(60)
final class EventFeedTest {
  private final EventFeed feed = new EventFeed("life", 3, 2, new TurnableClock(World.BEGINNING));

  @Test
  void eachListenerGetsEachEventOnce() throws Exception {
    try (EventStream one = feed.listen("");
        EventStream two = feed.listen("")) {
      publish("a");
      publish("b");
      assertThat(read(one)).containsExactly("a", "b");
      publish("c");
      assertThat(read(one)).containsExactly("c");
      assertThat(read(two)).containsExactly("a", "b", "c");
    }
  }

  @Test
  void whoIsTooSlowIsCutOffAndCostsNoMemory() throws Exception {
    try (EventStream slow = feed.listen("")) {
      for (String name : List.of("a", "b", "c")) {
        publish(name);
      }
      assertThat(slow.next(Duration.ZERO)).isInstanceOf(EventStream.Next.One.class);
      publish("d");
      assertThat(slow.next(Duration.ZERO)).isInstanceOf(EventStream.Next.One.class);
      publish("e");
      publish("f");
      assertThat(slow.next(Duration.ZERO))
          .isEqualTo(new EventStream.Next.Over("too slow: events were lost"));
      assertThat(feed.listen(slow.position()).start()).isEqualTo(EventStream.Start.RESET);
    }
  }

  @Test
  void whoComesBackGoesOnWhereItStopped() throws Exception {
    publish("a");
    String position;
    try (EventStream before = feed.listen("")) {
      assertThat(before.start()).isEqualTo(EventStream.Start.READY);
      publish("b");
      read(before);
      position = before.position();
    }
    publish("c");
    try (EventStream again = feed.listen(position)) {
      assertThat(again.start()).isEqualTo(EventStream.Start.RESUMED);
      assertThat(read(again)).containsExactly("c");
    }
  }

  @Test
  void aStreamThatEndsMakesPlaceOnce() {
    EventStream one = feed.listen("");
    EventStream two = feed.listen("");
    assertRefused(ErrorCode.TOO_MANY_STREAMS, () -> feed.listen(""));
    one.close();
    one.close();
    assertThat(feed.streams()).isEqualTo(1);
    EventStream three = feed.listen("");
    assertRefused(ErrorCode.TOO_MANY_STREAMS, () -> feed.listen(""));
    two.close();
    three.close();
  }

  @Test
  void whoWaitsIsWokenByAnEventAndByTheEnd() throws Exception {
    try (EventStream stream = feed.listen("")) {
      Thread publisher = Thread.ofVirtual().start(() -> publish("a"));
      assertThat(stream.next(Duration.ofMinutes(10))).isInstanceOf(EventStream.Next.One.class);
      publisher.join();
      Thread closer = Thread.ofVirtual().start(feed::close);
      assertThat(stream.next(Duration.ofMinutes(10)))
          .isEqualTo(new EventStream.Next.Over("the server ends"));
      closer.join();
    }
  }

  private void publish(String name) {
    feed.publish(Event.Kind.ROOM_OPENED, Map.of("room", name));
  }

  private static List<Object> read(EventStream stream) throws InterruptedException {
    List<Object> names = new ArrayList<>();
    while (stream.next(Duration.ZERO) instanceof EventStream.Next.One(Event event)) {
      names.add(event.data().get("room"));
    }
    return names;
  }
}
