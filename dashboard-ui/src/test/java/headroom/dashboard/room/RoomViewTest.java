// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.WorldBuilder;
import headroom.dashboard.world.Worlds;
import headroom.planning.CapacityPolicy;
import org.junit.jupiter.api.Test;

class RoomViewTest extends DashboardTest {
  private static WorldBuilder people(int number) {
    return new WorldBuilder(Worlds.NOON)
        .host("media-01", "default", 2, CapacityPolicy.DEFAULT)
        .room("stand-up", "media-01/w1", number, 0);
  }

  private String figure(String name) {
    return figure("data-room", "stand-up", name);
  }

  @Test
  void fourPeopleMake24LiveConsumersAndThreeMake12() {
    become(people(4).picture());
    open("rooms/stand-up");
    assertThat(figure("participants")).isEqualTo("4");
    assertThat(figure("producers")).isEqualTo("8");
    assertThat(figure("consumers-live")).isEqualTo("24");
    assertThat(text()).contains("2 · 4 · 3 = 24");

    become(people(3).picture());
    assertThat(figure("consumers-live")).isEqualTo("12");
    assertThat(text()).contains("1 change ");
  }

  @Test
  void pausedConsumersAreCountedApart() {
    become(
        new WorldBuilder(Worlds.NOON)
            .host("media-01", "default", 2, CapacityPolicy.DEFAULT)
            .room("stand-up", "media-01/w1", 4, 3)
            .picture());
    open("rooms/stand-up");
    assertThat(figure("consumers-live")).isEqualTo("21");
    assertThat(figure("consumers-paused")).isEqualTo("3");
  }

  @Test
  void aRoomThatEndsKeepsItsLastFiguresAndSaysSo() {
    become(people(4).picture());
    open("rooms/stand-up");
    become(
        new WorldBuilder(Worlds.NOON)
            .host("media-01", "default", 2, CapacityPolicy.DEFAULT)
            .picture());
    assertThat(figure("consumers-live")).isEqualTo("24");
    assertThat(text()).contains("This room has ended.");
  }

  @Test
  void anUnknownRoomMayHaveEnded() {
    open("rooms/nobody-here");
    assertThat(text()).contains("No such room", "it may have ended");
  }

  @Test
  void anAddressThatIsNoRoomIdIsShownAsText() {
    open("rooms/<img src=x>");
    assertThat(text()).contains("No such room", "“<img src=x>”");
  }
}
