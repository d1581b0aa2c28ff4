// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.WorldBuilder;
import headroom.dashboard.world.Worlds;
import headroom.planning.CapacityPolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetViewTest extends DashboardTest {
  @Test
  void theHeadSumsUpTheFleet() {
    become(Worlds.sixteenHosts(Worlds.NOON).picture());
    openFleet(Map.of());
    assertThat(text()).contains("16 hosts · 240 workers · load").contains("5 above line");
    assertThat(figure("aria-label", "Hosts by state", "hosts-live")).isEqualTo("14");
    assertThat(figure("aria-label", "Hosts by state", "hosts-stale")).isEqualTo("1");
    assertThat(figure("aria-label", "Hosts by state", "hosts-lost")).isEqualTo("1");
  }

  @Test
  void aSelectedWorkerShowsWhichLimitBindsItAndHowItsCapacityIsKnown() {
    become(Worlds.sixteenHosts(Worlds.NOON).picture());
    openFleet(Map.of("worker", "media-03/w5"));
    assertThat(figure("data-worker", "media-03/w5", "load")).isEqualTo("1.07");
    assertThat(figure("data-worker", "media-03/w5", "consumers-live")).isEqualTo("404");
    assertThat(figure("data-worker", "media-03/w5", "consumers-paused")).isEqualTo("52");
    assertThat(text())
        .contains("ABOVE THE LINE", "456 of 428", "67 % of 70 %", "Binding limit: consumers")
        .contains("Capacity 612, measured on this hardware", "Usable 428 = 612 × (1 − 0.30)")
        .contains("9 rooms, 44 people in all");
  }

  @Test
  void figuresChangeInPlace() {
    become(Worlds.fourInOneRoom().picture());
    openFleet(Map.of("worker", "media-01/w1"));
    assertThat(figure("data-worker", "media-01/w1", "consumers-live")).isEqualTo("24");
    become(Worlds.fourInOneRoom().room("second", "media-01/w1", 3, 0).picture());
    assertThat(figure("data-worker", "media-01/w1", "consumers-live")).isEqualTo("36");
  }

  @Test
  void aNewHostWaitsUntilItIsAskedFor() {
    become(Worlds.fourInOneRoom().picture());
    openFleet(Map.of());
    become(Worlds.fourInOneRoom().host("media-02", "default", 2, CapacityPolicy.DEFAULT).picture());
    assertThat(text()).contains("1 change ").contains("2 hosts");
  }

  @Test
  void theFilterShowsOnlyHostsOfThatStateAndSaysSo() {
    become(Worlds.sixteenHosts(Worlds.NOON).picture());
    openFleet(Map.of("state", "STALE"));
    assertThat(text()).contains("1 of 16 hosts: STALE only").contains("show all");
  }

  @Test
  void anEmptyFleetSaysHowToStartTheFirstAgentAndFollowsIt() {
    openFleet(Map.of());
    assertThat(text())
        .contains("No agents yet.", "start-agent", "--control-plane 127.0.0.1:9090")
        .contains("Listening at 127.0.0.1:9090");
    assertThat(steps()).isEqualTo("now then then");

    become(
        new WorldBuilder(Worlds.NOON).host("media-01", "a", 0, CapacityPolicy.DEFAULT).picture());
    assertThat(steps()).isEqualTo("done done now");

    become(Worlds.fourInOneRoom().picture());
    assertThat(steps()).isEqualTo("done done done");

    clock.turn(Duration.ofSeconds(5));
    become(Worlds.fourInOneRoom().picture());
    assertThat(text()).contains("1 host · 2 workers").doesNotContain("No agents yet.");
  }

  private String steps() {
    return visible(element -> element.hasAttribute("data-step-state"))
        .map(element -> element.getAttribute("data-step-state"))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }
}
