// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.WorkerPicture;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds hosts, workers and rooms by a part of their id; what begins with it comes first. */
final class FleetSearch {
  static final int PER_GROUP = 10;

  private FleetSearch() {}

  /**
   * A thing that was found.
   *
   * @param note a few words that tell it from its neighbours
   */
  record Found(String name, String note, String href) {}

  /**
   * Things of one kind.
   *
   * @param more true when there are more than the ten that are listed
   */
  record Group(String title, List<Found> found, boolean more) {}

  static List<Group> find(FleetPicture picture, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    if (wanted.isEmpty()) {
      return List.of();
    }
    return Stream.of(
            group("Hosts", picture.hosts().stream(), wanted, FleetSearch::host),
            group("Workers", picture.workers().stream(), wanted, FleetSearch::worker),
            group("Rooms", picture.rooms().values().stream(), wanted, FleetSearch::room))
        .filter(group -> !group.found().isEmpty())
        .toList();
  }

  private static <T> Group group(
      String title, Stream<T> all, String wanted, Function<T, Found> asFound) {
    List<Found> found =
        all.map(asFound)
            .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(wanted))
            .sorted(
                Comparator.comparing(
                        (Found each) -> !each.name().toLowerCase(Locale.ROOT).startsWith(wanted))
                    .thenComparingInt(each -> each.name().length())
                    .thenComparing(Found::name))
            .limit(PER_GROUP + 1L)
            .toList();
    boolean more = found.size() > PER_GROUP;
    return new Group(title, more ? found.subList(0, PER_GROUP) : found, more);
  }

  private static Found host(HostPicture host) {
    return new Found(host.id().name(), host.group() + " · " + host.state(), Links.to(host.id()));
  }

  private static Found worker(WorkerPicture worker) {
    return new Found(
        worker.id().toString(), "load " + Figures.load(worker.load()), Links.to(worker.id()));
  }

  private static Found room(RoomPicture room) {
    return new Found(
        room.id().value(),
        Figures.counted(room.participants().size(), "participant", "participants")
            + " · "
            + room.worker(),
        Links.to(room.id()));
  }
}
