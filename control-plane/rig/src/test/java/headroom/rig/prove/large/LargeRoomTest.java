// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.rig.process.Await;
import headroom.rig.process.Checkout;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * A room over three agents and six workers on loopback: what must hold on any machine, without root
 * and without Chromium. Times are judged by the proof.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class LargeRoomTest {
  private static final int PEOPLE = 24;
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private LargeStage stage;

  @BeforeAll
  void startTheFleet() {
    // So few consumers to a worker that two dozen people need several hosts.
    stage =
        LargeStage.onLoopback(
            Checkout.ofLauncher(), List.of("--headroom.capacity.consumers-per-worker=180"));
  }

  @AfterAll
  void stopTheFleet() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void aRoomOverThreeHostsHearsEverySpeakerAndSurvivesTheDeathOfAWorker() {
    try (LargeRoom room = LargeRoom.open(stage, "large", 25)) {
      room.join(PEOPLE, LargeRoom.CHEAP);
      room.awaitWhole();
      room.awaitFlow(QUIET);
      RoomPicture picture = room.picture();
      int parts = picture.seats().size();
      assertThat(picture.hosts()).as(room.summary()).isGreaterThan(1);
      assertThat(parts).as(room.summary()).isGreaterThan(2);
      // Ten voices and ten pictures: each at everybody but its sender, and in a pipe to each part.
      // Reports of hosts come one after the other, a second apart.
      long live = 20L * (PEOPLE - 1) + 20L * (parts - 1);
      Await.until(
          () -> live + " live consumers; " + room.summary(),
          PATIENCE,
          () -> {
            RoomPicture now = room.picture();
            return now.live() == live
                && now.streams("LIVE") == 20
                && now.streams("STANDBY") == 2 * PEOPLE - 20;
          });
      everybodyHears(room, room.picture().voices("STANDBY").getFirst());
      aWorkerDies(room);
    }
  }

  private static void everybodyHears(LargeRoom room, String speaker) {
    try (Turn turn = Turn.begin(room.swarm(), speaker)) {
      assertThat(turn.awaitHeardBy(PEOPLE - 1, PATIENCE))
          .as("%s is heard by %s; %s", speaker, turn.heard().keySet(), room.summary())
          .isTrue();
    }
  }

  private void aWorkerDies(LargeRoom room) {
    RoomPicture before = room.picture();
    String lost = before.seats().keySet().stream().skip(2).findFirst().orElseThrow();
    Set<String> there = new TreeSet<>(before.seats().getOrDefault(lost, List.of()));
    ProcessHandle.of(stage.worker(lost).path("pid").asLong()).orElseThrow().destroyForcibly();
    Await.until(
        () -> there + " to join again; " + room.swarm().events("rejoined"),
        PATIENCE,
        () -> room.swarm().count("rejoined") >= there.size());
    room.awaitWhole();
    room.awaitFlow(QUIET);
    assertThat(room.swarm().events("rejoined"))
        .extracting(event -> event.path("peerId").asString())
        .as("only those of the lost part join again")
        .containsExactlyInAnyOrderElementsOf(there);
    assertThat(room.swarm().count("closed")).isZero();
    everybodyHears(room, there.iterator().next());
  }
}
