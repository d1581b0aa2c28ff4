// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.world.Worlds;
import headroom.operations.fleet.FleetPicture;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetSearchTest {
  private final FleetPicture picture = Worlds.sixteenHosts(Worlds.NOON).picture();

  @Test
  void aHostIsFoundBeforeItsWorkersAndTenOfTheseAreEnough() {
    List<FleetSearch.Group> groups = FleetSearch.find(picture, "media-03");
    assertThat(groups).extracting(FleetSearch.Group::title).startsWith("Hosts", "Workers");
    assertThat(groups.getFirst().found())
        .extracting(FleetSearch.Found::name)
        .containsExactly("media-03");
    assertThat(groups.get(1).found()).hasSize(10);
    assertThat(groups.get(1).more()).isTrue();
  }

  @Test
  void aWorkerMayBeTypedAsItIsWrittenInTheHead() {
    List<FleetSearch.Group> groups = FleetSearch.find(picture, "media-03 / w5");
    assertThat(groups.getFirst().found())
        .extracting(FleetSearch.Found::href)
        .containsExactly("hosts/media-03/workers/5");
  }

  @Test
  void whatBeginsWithTheTextComesFirst() {
    List<FleetSearch.Found> rooms = FleetSearch.find(picture, "s").getLast().found();
    assertThat(rooms.getFirst().name()).startsWith("s");
  }

  @Test
  void blankTextFindsNothing() {
    assertThat(FleetSearch.find(picture, "  ")).isEmpty();
  }
}
