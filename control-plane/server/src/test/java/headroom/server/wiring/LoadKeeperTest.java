// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.history.LoadSample;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import headroom.testkit.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LoadKeeperTest {
  private static final WorkerId W1 = new WorkerId(new HostId("media-01"), 1);

  private final World world = Worlds.oneIdleHost();
  private final LoadKeeper keeper = new LoadKeeper(world.ticker(), world.database().loads());

  @Test
  void eachMinuteOfAWorkerIsKept() {
    pass(Duration.ofMinutes(3));
    assertThat(kept())
        .extracting(LoadSample::at)
        .containsExactly(
            World.BEGINNING, World.BEGINNING.plusSeconds(60), World.BEGINNING.plusSeconds(120));
  }

  @Test
  void minutesWaitWhileTheDatabaseIsAwayAndAreWrittenAfterwards() {
    pass(Duration.ofMinutes(1));
    world.databaseGoesAway();
    pass(Duration.ofMinutes(2));
    world.databaseComesBack();
    assertThat(kept()).hasSize(1);
    pass(Duration.ofMinutes(1));
    assertThat(kept()).hasSize(4);
  }

  @Test
  void oldMinutesArePruned() {
    pass(Duration.ofMinutes(2));
    world.clock().advance(Duration.ofDays(31));
    world.picture();
    keeper.prune();
    assertThat(kept()).isEmpty();
  }

  private void pass(Duration time) {
    for (int second = 0; second <= time.toSeconds(); second++) {
      world.picture();
      keeper.sample();
      if (second < time.toSeconds()) {
        world.pass(Duration.ofSeconds(1));
      }
    }
  }

  private List<LoadSample> kept() {
    return world.database().loads().since(W1, World.BEGINNING);
  }
}
