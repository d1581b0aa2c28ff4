// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import headroom.dashboard.element.Links;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The hosts, workers and rooms that this page showed lately, newest first. */
final class RecentPages {
  private static final int KEPT = 6;

  private final Deque<FleetSearch.Found> pages = new ArrayDeque<>();

  /** Notes a path if it names one thing. */
  void visited(String path) {
    String[] parts = path.split("/", -1);
    FleetSearch.Found page =
        switch (parts.length) {
          case 2 ->
              switch (parts[0]) {
                case Links.ROOMS -> new FleetSearch.Found(parts[1], "room", path);
                case Links.HOSTS -> new FleetSearch.Found(parts[1], "host", path);
                default -> null;
              };
          case 4 ->
              parts[0].equals(Links.HOSTS) && parts[2].equals("workers")
                  ? new FleetSearch.Found(parts[1] + "/w" + parts[3], "worker", path)
                  : null;
          default -> null;
        };
    if (page != null) {
      pages.remove(page);
      pages.addFirst(page);
      while (pages.size() > KEPT) {
        pages.removeLast();
      }
    }
  }

  List<FleetSearch.Group> asGroup() {
    return pages.isEmpty()
        ? List.of()
        : List.of(new FleetSearch.Group("Recent", List.copyOf(pages), false));
  }
}
