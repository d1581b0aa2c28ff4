// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.host;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostViewTest extends DashboardTest {
  @Test
  void aLateHostShowsItsFiguresWithTheirAge() {
    become(
        Worlds.fourInOneRoom()
            .hostIs("media-01", HostState.STALE, false, Duration.ofSeconds(14))
            .picture());
    open("hosts/media-01");
    assertThat(text()).contains("Last report 14 s old.", "Calls are not affected by the link.");
    assertThat(figure("data-host", "media-01", "consumers-live")).isEqualTo("24");
  }

  @Test
  void aLostHostClaimsNothingAboutItsCalls() {
    become(
        Worlds.fourInOneRoom()
            .hostIs("media-01", HostState.LOST, false, Duration.ofSeconds(130))
            .picture());
    open("hosts/media-01");
    assertThat(text()).contains("No contact for 2 min.", "may well go on");
    assertThat(figure("data-host", "media-01", "load")).isEqualTo("not known");
    assertThat(figure("data-host", "media-01", "consumers-live")).isEqualTo("–");
  }

  @Test
  void aWorkerThatDiedIsListedWithWhatIsDoneAboutIt() {
    become(
        Worlds.fourInOneRoom()
            .workerIs("media-01/w2", WorkerState.DIED, 1, Duration.ZERO)
            .picture());
    open("hosts/media-01");
    assertThat(text())
        .contains("1 of 2 workers running", "w2 DIED.", "(signal 11)", "rejoin by themselves");
  }

  @Test
  void anUnknownHostIsSaidToBeUnknown() {
    open("hosts/media-99");
    assertThat(text()).contains("No such host");
  }

  @Test
  void theBannerTellsReadOnlyAndHowOldWhatIsWantedIs() {
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01");
    clock.turn(Duration.ofSeconds(40));
    become(Worlds.fourInOneRoom().databaseAway().picture());
    assertThat(text()).contains("Read-only.", "40 s old", "embedded, away");

    become(Worlds.fourInOneRoom().picture());
    assertThat(text()).doesNotContain("Read-only.");
  }

  @Test
  void theBannerTellsWhoIsAwaitedAfterTheDatabaseWasRestored() {
    become(Worlds.fourInOneRoom().awaits("media-01", "media-02").picture());
    open("hosts/media-01");
    assertThat(text())
        .contains("The database was restored.", "until 2 hosts have told", "media-01, media-02");
    become(Worlds.fourInOneRoom().picture());
    assertThat(text()).doesNotContain("was restored");
  }

  @Test
  void theBannerCountsTheHostsThatItDoesNotName() {
    become(
        Worlds.fourInOneRoom()
            .awaits("media-01", "media-02", "media-03", "media-04", "media-05")
            .picture());
    open("hosts/media-01");
    assertThat(text())
        .contains("until 5 hosts have told", ": media-01, media-02, media-03 and 2 more. Calls");
    become(Worlds.fourInOneRoom().awaits("media-01", "media-02", "media-03").picture());
    assertThat(text()).contains(": media-01, media-02, media-03. Calls");
  }
}
