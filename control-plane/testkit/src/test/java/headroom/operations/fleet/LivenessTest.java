// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.testkit.World;
import headroom.testkit.Worlds;
import headroom.testkit.agent.LocalAgent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LivenessTest {
  private static final HostId MEDIA_01 = new HostId("media-01");
  private static final RoomId STANDUP = new RoomId("standup");

  private final World world = Worlds.oneCallOfFour();
  private final LocalAgent agent = world.agent("media-01");

  @Test
  void aHostThatReportsIsLive() {
    world.pass(Duration.ofMinutes(2));
    assertThat(state()).isEqualTo(HostState.LIVE);
  }

  @Test
  void threeSecondsOfSilenceAreBorneAndMoreMakesItStale() {
    world.clock().advance(Duration.ofSeconds(3));
    assertThat(state()).isEqualTo(HostState.LIVE);
    world.clock().advance(Duration.ofMillis(1));
    assertThat(state()).isEqualTo(HostState.STALE);
  }

  @Test
  void afterTenSecondsItIsLostAndItsRoomsAreNotKnown() {
    world.clock().advance(Duration.ofSeconds(10));
    assertThat(state()).isEqualTo(HostState.STALE);
    assertThat(roomState()).isEqualTo(RoomState.OPEN);
    world.clock().advance(Duration.ofMillis(1));
    assertThat(state()).isEqualTo(HostState.LOST);
    assertThat(roomState()).isEqualTo(RoomState.NOT_KNOWN);
  }

  @Test
  void oneReportBringsItBack() {
    world.clock().advance(Duration.ofMinutes(5));
    assertThat(state()).isEqualTo(HostState.LOST);
    agent.report();
    assertThat(state()).isEqualTo(HostState.LIVE);
    assertThat(roomState()).isEqualTo(RoomState.OPEN);
  }

  @Test
  void aLostHostKeepsTheFiguresThatWereSeenLast() {
    world.clock().advance(Duration.ofMinutes(5));
    HostPicture host = world.picture().host(MEDIA_01).orElseThrow();
    assertThat(host.consumers().total()).isEqualTo(24);
    assertThat(host.reportedAt()).isEqualTo(world.clock().instant().minus(Duration.ofMinutes(5)));
  }

  @Test
  void theWallClockDoesNotDecide() {
    world.clock().jump(Duration.ofHours(1));
    assertThat(state()).isEqualTo(HostState.LIVE);
    world.clock().jump(Duration.ofHours(-2));
    world.clock().advance(Duration.ofSeconds(11));
    assertThat(state()).isEqualTo(HostState.LOST);
  }

  @Test
  void anEndedLinkIsStaleAtOnceAndLostAfterTenSeconds() {
    agent.disconnect();
    assertThat(state()).isEqualTo(HostState.STALE);
    world.clock().advance(Duration.ofSeconds(11));
    assertThat(state()).isEqualTo(HostState.LOST);
    agent.connect();
    assertThat(state()).isEqualTo(HostState.LIVE);
  }

  @Test
  void afterARestartOfTheControlPlaneHostsAreLostUntilTheyConnect() {
    World restarted = world.restarted();
    HostPicture host = restarted.picture().host(MEDIA_01).orElseThrow();
    assertThat(host.state()).isEqualTo(HostState.LOST);
    assertThat(restarted.rooms().get(STANDUP).state()).isEqualTo(RoomState.NOT_KNOWN);
    LocalAgent back = restarted.adopt(agent.host());
    back.saysHello();
    // Connected, but what runs there was not told yet.
    assertThat(restarted.rooms().get(STANDUP).state()).isEqualTo(RoomState.NOT_KNOWN);
    back.tellsInventory();
    assertThat(restarted.rooms().get(STANDUP).state()).isEqualTo(RoomState.OPEN);
    assertThat(restarted.rooms().get(STANDUP).consumers().total()).isEqualTo(24);
  }

  private HostState state() {
    return world.picture().host(MEDIA_01).orElseThrow().state();
  }

  private RoomState roomState() {
    return world.rooms().get(STANDUP).state();
  }
}
