// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.fleet.FleetPicture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest extends DashboardTest {
  private final List<Moment> shown = new ArrayList<>();

  private Screen open() {
    return broadcaster.open(UI.getCurrentOrThrow(), shown::add);
  }

  private void tick() {
    fleet.become(Worlds.fourInOneRoom().picture());
  }

  @Test
  void aVisiblePageGetsEachPicture() {
    open();
    tick();
    settle();
    tick();
    settle();
    assertThat(shown).extracting(Moment::picture).last().isEqualTo(fleet.current());
    assertThat(shown).hasSize(2);
  }

  @Test
  void aPageSlowerThanTheTickGetsOnlyTheNewest() {
    open();
    tick();
    tick();
    tick();
    settle();
    assertThat(shown).extracting(Moment::picture).containsExactly(fleet.current());
  }

  @Test
  void aHiddenPageGetsNothingAndTheNewestOnItsReturn() {
    Screen screen = open();
    screen.hide(true);
    tick();
    settle();
    assertThat(shown).isEmpty();

    screen.hide(false);
    assertThat(shown).extracting(Moment::picture).containsExactly(fleet.current());
  }

  @Test
  void aPausedPageKeepsItsPictureWhileItsAgeGrows() {
    Screen screen = open();
    FleetPicture kept = fleet.current();
    screen.pause(true);
    shown.clear();
    tick();
    settle();
    clock.turn(Duration.ofSeconds(9));
    assertThat(shown).isEmpty();
    assertThat(screen.moment().picture()).isEqualTo(kept);
    assertThat(screen.moment().ageOf(Worlds.NOON)).isEqualTo(Duration.ofSeconds(9));

    screen.pause(false);
    assertThat(shown).extracting(Moment::picture).containsExactly(fleet.current());
  }

  @Test
  void oneSubscriptionServesAllPagesAndClosedPagesAreForgotten() {
    int before = broadcaster.screens();
    List<Screen> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(open());
    }
    assertThat(fleet.subscriptions()).isEqualTo(1);
    many.forEach(Screen::close);
    assertThat(broadcaster.screens()).isEqualTo(before);

    broadcaster.close();
    assertThat(fleet.subscriptions()).isZero();
  }
}
