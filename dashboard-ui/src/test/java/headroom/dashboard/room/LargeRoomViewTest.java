// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.html.NativeButton;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.ErrorCode;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeRoomViewTest extends DashboardTest {
  private void openTownHall(int parts) {
    become(Worlds.hundred(Worlds.NOON, parts).picture());
    open("rooms/town-hall");
  }

  private String figure(String name) {
    return figure("data-room", "town-hall", name);
  }

  private void click(String act) {
    test(find(NativeButton.class).withAttribute("data-act", act).single()).click();
  }

  @Test
  void whoIsLiveOnStandbyAndOffStandsBesideTheFullMesh() {
    openTownHall(6);
    assertThat(figure("roles")).isEqualTo("10 of 10 · 30 · 60");
    assertThat(figure("full-mesh")).isEqualTo("2,080 live; a full mesh would have 19,800");
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
  void aPartThatIsNotEmptyKeepsTheRefusalsWords() {
    openTownHall(3);
    rooms.refuse(ErrorCode.PART_NOT_EMPTY, "33 people sit on media-02/w1.");
    find(NativeButton.class).withAttribute("aria-label", "Unpipe media-02/w1").all().stream()
        .findFirst()
        .ifPresent(button -> test(button).click());
    click("confirm-unpipe");
    await()
        .pollInSameThread()
        .untilAsserted(
            () -> {
              settle();
              assertThat(text()).contains("PART_NOT_EMPTY", "33 people sit on media-02/w1.");
            });
  }

  @Test
  void aPartIsTakenOutInTheOperatorsName() {
    openTownHall(3);
    find(NativeButton.class).withAttribute("aria-label", "Unpipe media-02/w1").all().stream()
        .findFirst()
        .ifPresent(button -> test(button).click());
    click("confirm-unpipe");
    await()
        .pollInSameThread()
        .untilAsserted(
            () -> {
              settle();
              assertThat(rooms.acts).containsExactly("close media-02/w1 by m.keller");
            });
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
