// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.html.NativeButton;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TryRoomTest extends DashboardTest {
  private void click() {
    become(Worlds.fourInOneRoom().picture());
    openFleet(Map.of());
    NativeButton button = find(NativeButton.class).withAttribute("data-act", "try-room").single();
    test(button).click();
  }

  private void awaitText(String text) {
    // The page's lock and session belong to this thread, so it is also the one that looks.
    await()
        .pollInSameThread()
        .untilAsserted(
            () -> {
              settle();
              assertThat(text()).contains(text);
            });
  }

  @Test
  void aRoomIsMadeInTheOperatorsNameAndItsPageIsOffered() {
    click();
    awaitText("Room stand-up is open");
    assertThat(rooms.asked)
        .singleElement()
        .satisfies(asked -> assertThat(asked.requestedBy()).isEqualTo("m.keller"));
    assertThat(element("data-act", "open-room").orElseThrow().getAttribute("href"))
        .isEqualTo("https://media-01.example.net/try?room=stand-up&token=token");
  }

  @Test
  void aRefusalStaysInItsPlaceWithItsCode() {
    rooms.refuse(ErrorCode.NOT_ENOUGH_HEADROOM, "All 2 workers are above the line. Add a host.");
    click();
    awaitText("NOT_ENOUGH_HEADROOM");
    assertThat(text()).contains("All 2 workers are above the line. Add a host.");
    assertThat(element("role", "alert")).isPresent();
  }
}
