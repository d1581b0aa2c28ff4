// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A host of a room is off the network for ten seconds, for everybody: other hosts, people, us. */
final class LinkCut implements Scenario<LargeStage> {
  private static final int PEOPLE = 60;
  private static final Duration CUT = Duration.ofSeconds(10);
  private static final Duration GOAL = Duration.ofSeconds(3);

  /** To be heard: how fast that is, is another scenario's figure. */
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Two pictures a second and ten sounds: what is quiet for longer stands still. */
  private static final Duration QUIET = Duration.ofMillis(700);

  /** Ten voices and ten pictures, less one's own, and less two while somebody takes a place. */
  private static final int FEWEST_LIVE = 16;

  @Override
  public String name() {
    return "link-cut";
  }

  @Override
  public String title() {
    return "The link of a host is down for ten seconds";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    try (LargeRoom room = LargeRoom.of(stage, "link-cut", PEOPLE)) {
      room.awaitWhole();
      room.awaitFlow(QUIET);
      report.note(room.summary());
      RoomPicture before = room.picture();
      int host = LargeStage.hostOf(before.parts().getLast());
      // On the host that is cut, and on another one.
      String near = speakerOn(before, host, room);
      String far = speakerElsewhere(before, host, room);
      try (Turn one = Turn.begin(room.swarm(), near);
          Turn other = Turn.begin(room.swarm(), far)) {
        report.add(
            Figure.holds(
                "both speakers are heard by everybody before the cut",
                one.awaitHeardBy(PEOPLE - 1, SOON) && other.awaitHeardBy(PEOPLE - 1, SOON)));
        stage.hosts().cut(host, true);
        Await.pause(CUT);
        JsonNode away = room.swarm().flow(QUIET);
        report.add(
            Figure.atLeast(
                "live streams that stand still while the link is down",
                away.path("still").asInt(),
                1,
                ""));
        stage.hosts().cut(host, false);
        Duration flows =
            Await.until(
                () -> "all streams again; " + room.swarm().flow(QUIET),
                LargeRoom.PATIENCE,
                () -> {
                  JsonNode flow = room.swarm().flow(QUIET);
                  return flow.path("still").asInt() == 0 && fewestLive(flow) >= FEWEST_LIVE;
                });
        report.add(
            Figure.within("from the link's return until every live stream flows", flows, GOAL));
      }
      Await.pause(Duration.ofMillis(2_500));
      try (Turn again = Turn.begin(room.swarm(), near)) {
        report.add(
            Figure.holds(
                "who speaks on that host afterwards is heard by everybody",
                again.awaitHeardBy(PEOPLE - 1, SOON)));
      }
      List<JsonNode> dropped = room.swarm().events("closed");
      report.add(Figure.exactly("people who dropped out", dropped.size(), 0));
      report.add(Figure.exactly("people who had to join again", room.swarm().count("rejoined"), 0));
      report.note(
          "people whose signalling broke and was resumed: " + room.swarm().count("resumed"));
      Duration whole = room.awaitWhole();
      report.note(
          "valid graph at the API %d ms later: %s".formatted(whole.toMillis(), room.summary()));
    }
  }

  private static int fewestLive(JsonNode flow) {
    return flow.path("peers")
        .valueStream()
        .mapToInt(peer -> peer.path("live").asInt())
        .min()
        .orElse(0);
  }

  private static String speakerOn(RoomPicture picture, int host, LargeRoom room) {
    return speaker(picture, host, true, room);
  }

  private static String speakerElsewhere(RoomPicture picture, int host, LargeRoom room) {
    return speaker(picture, host, false, room);
  }

  private static String speaker(RoomPicture picture, int host, boolean there, LargeRoom room) {
    return picture.seats().entrySet().stream()
        .filter(seat -> (LargeStage.hostOf(seat.getKey()) == host) == there)
        .flatMap(seat -> seat.getValue().stream())
        .filter(room.senders()::contains)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The room is on one host: " + room.summary()));
  }
}
