// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.testkit.TurnableClock;
import headroom.testkit.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CommandIdsTest {
  private final TurnableClock clock = new TurnableClock(World.BEGINNING);
  private final CommandIds ids = new CommandIds(clock, new Random(1));

  @Test
  void anIdIsAUuidOfVersion7ThatBeginsWithItsTime() {
    UUID id = UUID.fromString(ids.get());
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(World.BEGINNING.toEpochMilli());
  }

  @Test
  void laterIdsSortLater() {
    String before = ids.get();
    clock.advance(Duration.ofMillis(1));
    assertThat(ids.get()).isGreaterThan(before);
  }

  @Test
  void idsOfOneMillisecondDiffer() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      all.add(ids.get());
    }
    assertThat(all).hasSize(10_000);
  }
}
