// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.browser.Share;
import headroom.rig.browser.TryRoomPage;
import headroom.rig.process.Await;
import headroom.rig.prove.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** People in Chromium in one room of a stage. Closing it ends the room. */
final class Call implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Stage stage;
  private final String room;
  private final Share share;
  private final List<TryRoomPage> people = new ArrayList<>();

  private Call(Stage stage, String room, Share share) {
    this.stage = stage;
    this.room = room;
    this.share = share;
  }

  /** Lets so many people join a new room, and waits until everybody receives everybody. */
  static Call of(Stage stage, String room, int people) {
    return of(stage, room, people, Share.EQUAL);
  }

  /** The same, with a share of the cores for their browsers. */
  static Call of(Stage stage, String room, int people, Share share) {
    Call call = new Call(stage, room, share);
    try {
      stage.api().createRoom(room, people);
      for (int person = 1; person <= people; person++) {
        call.join(stage.api().ticket(room, room + "-p" + person, false), "Person" + person);
      }
      call.awaitEverybody();
      return call;
    } catch (RuntimeException e) {
      // Who has joined already must not be counted in the scenarios that follow.
      try {
        call.close();
      } catch (RuntimeException unclosed) {
        e.addSuppressed(unclosed);
      }
      throw e;
    }
  }

  void join(JsonNode ticket, String name) {
    people.add(TryRoomPage.join(stage.chromium(), share, ticket.path("pageUrl").asString(), name));
  }

  void awaitEverybody() {
    people.forEach(person -> person.awaitReceiving(people.size() - 1, PATIENCE));
  }

  String room() {
    return room;
  }

  /** The worker that the room runs on, for example {@code media-01/w1}. */
  String worker() {
    return stage.api().room(room).path("worker").asString();
  }

  List<TryRoomPage> people() {
    return people;
  }

  TryRoomPage removeLast() {
    return people.removeLast();
  }

  void resetGaps() {
    people.forEach(TryRoomPage::resetGaps);
  }

  /** Longest time that any person saw any other person's picture stand still. */
  Duration longestVideoGap() {
    return people.stream()
        .map(TryRoomPage::longestVideoGap)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Longest silence that any person heard in any other person's tone. */
  Duration longestSilence() {
    return people.stream()
        .map(TryRoomPage::longestSilence)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** How many of all streams of all people carry new frames or packets over a while. */
  long flowingStreams(Duration window) {
    List<Map<String, Long>> before = people.stream().map(TryRoomPage::counters).toList();
    Await.pause(window);
    long flowing = 0;
    for (int person = 0; person < people.size(); person++) {
      Map<String, Long> then = before.get(person);
      flowing +=
          people.get(person).counters().entrySet().stream()
              .filter(e -> then.containsKey(e.getKey()) && e.getValue() > then.get(e.getKey()))
              .count();
    }
    return flowing;
  }

  @Override
  public void close() {
    people.forEach(TryRoomPage::close);
    stage.api().closeRoom(room);
  }
}
