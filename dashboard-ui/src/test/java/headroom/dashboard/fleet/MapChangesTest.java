// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.world.WorldBuilder;
import headroom.dashboard.world.Worlds;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerState;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class MapChangesTest {
  private static WorldBuilder twoWorkers() {
    return Worlds.fourInOneRoom().cpu("media-01/w1", 0.20).cpu("media-01/w2", 0.10);
  }

  private static MapLayout layout(FleetPicture picture, Set<HostId> opened) {
    List<HostId> hosts = picture.hosts().stream().map(HostPicture::id).toList();
    return MapLayout.of(MapFrame.of(picture), MapLayout.EMPTY, hosts, opened);
  }

  private static ObjectNode first(FleetPicture picture, Set<HostId> opened) {
    return MapChanges.between(null, MapFrame.of(picture), layout(picture, opened), Set.of())
        .orElseThrow();
  }

  @Test
  void aChangeTooSmallToSeeSendsNothing() {
    FleetPicture before = twoWorkers().picture();
    FleetPicture after = twoWorkers().cpu("media-01/w1", 0.2001).picture();
    assertThat(
            MapChanges.between(
                MapFrame.of(before), MapFrame.of(after), layout(before, Set.of()), Set.of()))
        .isEmpty();
  }

  @Test
  void onlyTheCellThatChangedIsSent() {
    FleetPicture before = twoWorkers().picture();
    FleetPicture after = twoWorkers().cpu("media-01/w2", 0.77).picture();
    ObjectNode changes =
        MapChanges.between(
                MapFrame.of(before), MapFrame.of(after), layout(before, Set.of()), Set.of())
            .orElseThrow();
    assertThat(changes.get("cells").toString()).isEqualTo("[[0,1,110,110,\"RUNNING\",\"\"]]");
    assertThat(changes.get("hosts").toString()).contains("1 above line");
  }

  @Test
  void aPromisedLoadIsDrawnAboveTheMeasuredOne() {
    FleetPicture picture = twoWorkers().reserved("media-01/w1", 175).picture();
    assertThat(first(picture, Set.of()).get("cells").get(0).toString())
        .isEqualTo("[0,0,29,57,\"RUNNING\",\"\"]");
  }

  @Test
  void noFigureIsInventedForALostHost() {
    FleetPicture picture =
        twoWorkers().hostIs("media-01", HostState.LOST, false, Duration.ofSeconds(130)).picture();
    ObjectNode changes = first(picture, Set.of());
    assertThat(changes.get("cells").get(0).toString()).isEqualTo("[0,0,0,0,\"LOST\",\"\"]");
    assertThat(changes.get("hosts").toString()).contains("not known", "no contact 2 min");
    assertThat(changes.get("groups").toString()).contains("not known");
  }

  @Test
  void aCordonedWorkerHasItsLockAndItsHostCountsIt() {
    FleetPicture before = twoWorkers().picture();
    FleetPicture after = twoWorkers().cordoned("media-01/w2").picture();
    ObjectNode changes =
        MapChanges.between(
                MapFrame.of(before), MapFrame.of(after), layout(before, Set.of()), Set.of())
            .orElseThrow();
    assertThat(changes.get("cells").toString()).isEqualTo("[[0,1,14,14,\"RUNNING\",\"lock\"]]");
    // The lock of the row is the whole host's.
    assertThat(changes.get("hosts").get(0).toString())
        .startsWith("[0,\"LIVE\",false")
        .contains("1 cordoned");
  }

  @Test
  void aDeadWorkerIsNotShownAsAnIdleOne() {
    FleetPicture picture =
        twoWorkers().workerIs("media-01/w2", WorkerState.DIED, 1, Duration.ZERO).picture();
    assertThat(first(picture, Set.of()).get("cells").get(1).toString()).contains("DIED");
  }

  @Test
  void inALargeFleetOnlyOpenedHostsSendTheirCells() {
    WorldBuilder large = new WorldBuilder(Worlds.NOON);
    for (int i = 1; i <= HeatMap.UNFOLDED_HOSTS + 1; i++) {
      large.host("media-" + i, "eu-1", 4, CapacityPolicy.DEFAULT);
    }
    large.cpu("media-7/w2", 0.63);
    FleetPicture picture = large.picture();

    ObjectNode folded = first(picture, Set.of());
    assertThat(folded.get("cells")).isEmpty();
    assertThat(folded.get("ranges")).hasSize(25);
    assertThat(folded.get("ranges").get(6).toString()).isEqualTo("[6,1,1,90,0]");

    ObjectNode opened = first(picture, Set.of(new HostId("media-7")));
    assertThat(opened.get("cells")).hasSize(4);
  }
}
