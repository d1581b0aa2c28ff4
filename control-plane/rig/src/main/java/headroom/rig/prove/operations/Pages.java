// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.browser.Chromium;
import headroom.rig.browser.Share;
import headroom.rig.browser.TryRoomPage;
import headroom.rig.prove.large.LargeStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** People in Chromium who are in one room, a browser context each. Closing it closes the tabs. */
final class Pages implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Chromium chromium;
  private final Share share;
  private final List<TryRoomPage> pages = new ArrayList<>();

  /**
   * So many people join a room that is open.
   *
   * @param parameters more of the page's address, such as {@code &simulcast=1}
   */
  Pages(LargeStage stage, String room, int people, Share share, String parameters) {
    this.share = share;
    this.chromium = stage.chromium();
    try {
      for (int i = 1; i <= people; i++) {
        JsonNode ticket = stage.api().ticket(room, room + "-page" + i, false);
        pages.add(
            TryRoomPage.joinSmall(
                chromium, share, ticket.path("pageUrl").asString() + parameters, "Person" + i));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Waits until each of them sees and hears so many others. */
  void awaitReceiving(int others) {
    pages.forEach(page -> page.awaitReceiving(others, PATIENCE));
  }

  /** Their media goes before everything else. */
  void carryMediaFirst() {
    chromium.carryMediaFirst(share);
  }

  /** People who are out of the room, or were and came again. */
  long dropped() {
    return pages.stream().filter(TryRoomPage::dropped).count();
  }

  /** Whether what was measured of a stream was measured in Chromium. */
  static boolean isMeasuredThere(JsonNode gap) {
    return gap.path("receiver").asString().contains("-page");
  }

  @Override
  public void close() {
    pages.forEach(TryRoomPage::close);
  }
}
