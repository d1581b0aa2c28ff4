// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.history.LoadRecorder.Minute;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import headroom.testkit.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MinuteHistoryTest {
  private final MinuteHistory history = new MinuteHistory();

  @Test
  void aMinuteHasTheMeanThePeakAndTheMostConsumers() {
    World world = Worlds.oneIdleHost();
    WorkerId worker = new WorkerId(new HostId("media-01"), 1);
    FleetPicture idle = world.picture();
    List<Minute> samples = new ArrayList<>(history.add(idle));
    world.agent("media-01").host().workerCarries(1, 350);
    world.pass(Duration.ofSeconds(30));
    samples.addAll(history.add(world.picture()));
    assertThat(samples).isEmpty();
    world.pass(Duration.ofSeconds(30));
    samples.addAll(history.add(world.picture()));
    assertThat(samples).hasSize(4);
    Minute first =
        samples.stream().filter(m -> m.worker().equals(worker)).findFirst().orElseThrow();
    assertThat(first.sample().at()).isEqualTo(World.BEGINNING);
    assertThat(first.sample().load())
        .isEqualTo((idle.worker(worker).orElseThrow().load() + 1.0) / 2);
    assertThat(first.sample().peak()).isEqualTo(1.0);
    assertThat(first.sample().consumers()).isEqualTo(350);
  }

  @Test
  void aHostThatCannotBeSeenLeavesAGap() {
    World world = Worlds.lostHost();
    history.add(world.picture());
    world.pass(Duration.ofMinutes(1));
    assertThat(history.add(world.picture()))
        .extracting(minute -> minute.worker().host().name())
        .containsOnly("media-01");
  }
}
