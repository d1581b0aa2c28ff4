// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LargeRoomViewTest extends DashboardTest {
  private void openTownHall(int parts) {
    become(Worlds.hundred(Worlds.NOON, parts).picture());
    open("rooms/town-hall");
  }

  private String figure(String name) {
    return figure("data-room", "town-hall", name);
  }

  @Test
  void whoIsLiveOnStandbyAndOffStandsBesideTheFullMesh() {
    openTownHall(6);
    assertThat(figure("roles")).isEqualTo("10 of 10 · 30 · 60");
    assertThat(figure("full-mesh")).isEqualTo("2,080 of 19,800");
    assertThat(figure("worker")).isEqualTo("6 workers, 3 hosts");
    assertThat(text()).contains("30 pipes · 100 live · 300 standby", "home", "by hand");
  }

  @Test
  void aPartSaysWhoSitsThereAndWhatCountsAgainstItsWorker() {
    openTownHall(3);
    assertThat(element("data-part", "media-02/w1").orElseThrow().getTextRecursively())
        .contains("33 participants", "3 live · 10 standby · 20 off", "counts 680 of");
  }

  @Test
  void aRoomOfOnePartTeachesWhenItGrows() {
    become(Worlds.fourInOneRoom().picture());
    open("rooms/stand-up");
    assertThat(text()).contains("One part, no pipes.").doesNotContain("0 pipes");
  }

  @Test
  void brokenRulesAreListed() {
    become(
        Worlds.hundred(Worlds.NOON, 3)
            .roomIs("town-hall", room -> broken(room, "NotReached: media-02/w1 lacks a12."))
            .picture());
    open("rooms/town-hall");
    assertThat(text()).contains("NotReached: media-02/w1 lacks a12.");
  }

  @Test
  void screensArePicturesAndSoundsAreSaidApartWhereTheyDiffer() {
    become(Worlds.hundredWithFaults(Worlds.NOON).picture());
    open("rooms/town-hall");
    assertThat(figure("roles")).isEqualTo("11 of 11 · 30 · 60");
    assertThat(figure("sounds")).isEqualTo("10 of 14 · 30 · 60");
    assertThat(element("data-part", "media-01/w1").orElseThrow().getTextRecursively())
        .contains("5 live · 10 standby · 20 off", "sounds: 4 live · 10 standby · 20 off");

    become(Worlds.hundred(Worlds.NOON, 3).picture());
    assertThat(element("data-figure", "sounds")).isEmpty();
  }

  @Test
  void aWorkerThatCanNotBeChosenSaysWhy() {
    RoomPicture room =
        Worlds.hundred(Worlds.NOON, 3).picture().rooms().values().stream()
            .filter(each -> each.id().value().equals("town-hall"))
            .findFirst()
            .orElseThrow();
    List<WorkerChoice> choices = WorkerChoice.of(room, Worlds.hundred(Worlds.NOON, 3).picture());
    assertThat(choices).extracting(WorkerChoice::worker).doesNotContain(room.worker());
    assertThat(choices.getFirst().possible()).isTrue();
    assertThat(choices.getLast().words()).isEqualTo("media-04/w2 · cordoned: takes no new rooms");
  }

  @Test
  void otherLimitsHaveAPriceBeforeTheyAreSet() {
    RoomPicture room =
        Worlds.hundred(Worlds.NOON, 3).picture().rooms().values().stream()
            .filter(each -> each.id().value().equals("town-hall"))
            .findFirst()
            .orElseThrow();
    assertThat(RoomDialogs.price(room, new SpeakerLimits(5, 30, 5)))
        .contains("2,020 live consumers now, 1,010 then");
  }

  @Test
  void standbyDoesNotCountAsLoadOfAWorker() {
    openTownHall(3);
    open("hosts/media-02/workers/1");
    // 33 people receive 80 streams, less the 26 of their own; the small room adds 24.
    assertThat(figure("data-worker", "media-02/w1", "counted"))
        .isEqualTo("704 of 2,638 consumers counted");
  }

  @Test
  void aWorkersPageShowsItsPartAndItsPipesNotTheWholeRoom() {
    openTownHall(3);
    open("hosts/media-02/workers/1");
    GridTester<Grid<Object>, Object> rooms = table("Rooms of this worker");
    assertThat(value(rooms, 0, "room", "name")).isEqualTo("town-hall");
    assertThat(value(rooms, 0, "participants", "value")).isEqualTo("33");
    assertThat(value(rooms, 0, "counted", "value")).isEqualTo("680");
    assertThat(value(rooms, 0, "parts", "words")).isEqualTo("one of 3");
    assertThat(value(rooms, 0, "room", "where")).isEqualTo("one of 3");
    GridTester<Grid<Object>, Object> pipes = table("Pipes of this worker");
    assertThat(pipes.size()).isEqualTo(4);
    assertThat(value(pipes, 0, "pipe", "href"))
        .isEqualTo("rooms/town-hall?pipe=media-01%2Fw1%3Emedia-02%2Fw1");
    assertThat(text()).contains("2 begin here, 2 end here");
    open("rooms?q=town-hall");
    assertThat(value(table("Rooms"), 0, "room", "where")).isEqualTo("media-01/w1 and 2 more");
  }

  @Test
  void aWorkerWithoutPipesSaysNothingOfThem() {
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01/workers/1");
    assertThat(text()).contains("Rooms").doesNotContain("begin here");
  }

  @Test
  void thePanelBesideTheMapSharesByWhatCountsThere() {
    become(Worlds.hundred(Worlds.NOON, 3).picture());
    openFleet(Map.of("worker", "media-02/w1"));
    assertThat(text()).contains("2 rooms, 37 people in all", "680").doesNotContain("7,920");
  }

  @Test
  void theAddressSaysWhichPipeIsSelectedWhoIsShownAndInWhichOrder() {
    become(Worlds.hundred(Worlds.NOON, 3).picture());
    UI.getCurrentOrThrow()
        .navigate(
            "rooms/town-hall",
            QueryParameters.simple(
                Map.of(
                    "pipe", "media-02/w1>media-01/w2",
                    "q", "standby",
                    "sort", "-name",
                    "pipe-sort", "-live")));
    settle();
    assertThat(table("Participants").size()).isEqualTo(30);
    assertThat(value(table("Participants"), 0, "name", "name")).isEqualTo("Wei Zhang 3");
    assertThat(value(table("Pipes"), 0, "live", "value")).isEqualTo("8");
    assertThat(text()).contains("30 of 100");
    assertThat(lines().getProperty("selected")).isEqualTo("media-02/w1>media-01/w2");
  }

  @Test
  void selectingAndSortingKeepWhatElseTheAddressSays() {
    become(Worlds.hundred(Worlds.NOON, 3).picture());
    UI.getCurrentOrThrow()
        .navigate("rooms/town-hall", QueryParameters.simple(Map.of("q", "standby")));
    settle();
    Element page = element("data-room", "town-hall").orElseThrow();
    pick(0);
    assertThat(address()).contains("q=standby", "pipe=media-01%2Fw1%3Emedia-01%2Fw2");
    assertThat(lines().getProperty("selected")).isEqualTo("media-01/w1>media-01/w2");
    table("Participants").sortByColumn("name");
    settle();
    assertThat(address()).contains("q=standby", "pipe=", "sort=name");
    pick(0);
    assertThat(address()).contains("q=standby", "sort=name").doesNotContain("pipe=");
    assertThat(lines().getProperty("selected")).isEmpty();
    assertThat(element("data-room", "town-hall")).contains(page);
  }

  @Test
  void aFilterThatNobodyMatchesSaysSo() {
    become(Worlds.hundred(Worlds.NOON, 3).picture());
    UI.getCurrentOrThrow()
        .navigate("rooms/town-hall", QueryParameters.simple(Map.of("q", "<b>", "pipe", "x")));
    settle();
    assertThat(text()).contains("Nobody here has “<b>” in name, part or role.", "0 of 100");
  }

  @Test
  void theHomeStandsFirst() {
    for (int parts = 2; parts <= PartPlaces.DRAWN; parts++) {
      PartPlaces.Place home = PartPlaces.of(parts).getFirst();
      assertThat(PartPlaces.of(parts))
          .as("%d parts", parts)
          .allSatisfy(place -> assertThat(home.y()).isLessThanOrEqualTo(place.y()));
      assertThat(home.x()).as("%d parts", parts).isLessThanOrEqualTo(50);
    }
  }

  @Test
  void placesOfPartsNeverLieOnOneLine() {
    for (int parts = 3; parts <= PartPlaces.DRAWN; parts++) {
      List<PartPlaces.Place> places = PartPlaces.of(parts);
      assertThat(places).hasSize(parts);
      for (int a = 0; a < parts; a++) {
        for (int b = a + 1; b < parts; b++) {
          for (int c = b + 1; c < parts; c++) {
            double area =
                (places.get(b).x() - places.get(a).x()) * (places.get(c).y() - places.get(a).y())
                    - (places.get(c).x() - places.get(a).x())
                        * (places.get(b).y() - places.get(a).y());
            assertThat(Math.abs(area)).as("%d parts", parts).isGreaterThan(100);
          }
        }
      }
    }
    assertThat(PartPlaces.of(PartPlaces.DRAWN + 1)).isEmpty();
  }

  @Test
  void aPipeIsReadAsItIsWritten() {
    PipeId pipe = new PipeId(WorkerId.parse("media-01/w1"), WorkerId.parse("media-02/w3"));
    assertThat(PipeId.parse(pipe.toString())).isEqualTo(pipe);
  }

  @SuppressWarnings("unchecked") // A component is found by its class, which knows no row type.
  private GridTester<Grid<Object>, Object> table(String label) {
    return test((Grid<Object>) find(Grid.class).withAttribute("aria-label", label).single());
  }

  private static String value(
      GridTester<Grid<Object>, Object> table, int row, String column, String name) {
    return table.getLitRendererPropertyValue(row, column, name, String.class);
  }

  private void pick(int row) {
    table("Pipes").invokeLitRendererFunction(row, "pipe", "pick");
    settle();
  }

  private Element lines() {
    return visible(element -> !element.isTextNode() && element.getTag().equals("headroom-pipes"))
        .findFirst()
        .orElseThrow();
  }

  private static String address() {
    return UI.getCurrentOrThrow()
        .getInternals()
        .getActiveViewLocation()
        .getPathWithQueryParameters();
  }

  private static RoomPicture broken(RoomPicture room, String violation) {
    return new RoomPicture(
        room.id(),
        room.state(),
        room.worker(),
        room.epoch(),
        room.createdAt(),
        room.createdBy(),
        room.participants(),
        room.consumers(),
        room.reserved(),
        room.revision(),
        room.parts(),
        room.limits(),
        room.pinned(),
        List.of(violation));
  }
}
