// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.CapacityPolicy;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.GrowthDecision.Open;
import headroom.planning.graph.GrowthDecision.Refused;
import headroom.planning.graph.GrowthDecision.Sit;
import headroom.planning.placement.Candidate;
import headroom.planning.placement.PlacementDecision.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoomGrowthTest {
  private static final WorkerId HOME = Fleets.id("media-1", 1);
  private static final WorkerId BESIDE = Fleets.id("media-1", 2);
  private static final WorkerId NEXT_DOOR = Fleets.id("media-2", 1);
  private static final ParticipantId EVE = new ParticipantId("eve");

  @Test
  void theFirstToComeSitsAtHome() {
    assertThat(decide(room(0), Fleets.idle(4))).isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
  }

  @Test
  void eighteenPeopleStayOnOnePartOfADefaultWorker() {
    for (int n = 0; n < 18; n++) {
      assertThat(decide(room(n), Fleets.idle(4)))
          .as("number %d", n + 1)
          .isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
    }
  }

  @Test
  void theNineteenthOpensAFurtherPartOnTheSameHost() {
    assertThat(decide(room(18), Fleets.idle(4)))
        .isInstanceOfSatisfying(
            Open.class,
            open -> {
              assertThat(open.worker()).isEqualTo(BESIDE);
              assertThat(open.pipeConsumers()).isEqualTo(20);
              assertThat(open.pipedProducers()).isEqualTo(20);
              assertThat(open.reason()).contains("on a host of the room");
            });
  }

  @Test
  void otherRoomsOnTheWorkerLeaveLessForThisOne() {
    List<FleetWorker> fleet =
        List.of(
            Fleets.worker("eu", "media-1", 1, 350 - 24), Fleets.worker("eu", "media-1", 2, 200));
    assertThat(decide(room(3), fleet)).isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
    assertThat(decide(room(4), fleet))
        .isInstanceOfSatisfying(Open.class, open -> assertThat(open.worker()).isEqualTo(BESIDE));
  }

  @Test
  void aBusierWorkerOfTheSameHostIsNearerThanAnIdleOneNextDoor() {
    List<FleetWorker> fleet =
        List.of(
            Fleets.worker("eu", "media-1", 1, 0),
            Fleets.worker("eu", "media-1", 2, 300),
            Fleets.worker("eu", "media-2", 1, 0));
    assertThat(decide(room(18), fleet))
        .isInstanceOfSatisfying(Open.class, open -> assertThat(open.worker()).isEqualTo(BESIDE));
  }

  @Test
  void withoutRoomOnTheHostTheSameGroupIsNextAndThenAnyOther() {
    FleetWorker home = Fleets.worker("eu", "media-1", 1, 0);
    FleetWorker full = Fleets.worker("eu", "media-1", 2, 330);
    FleetWorker nextDoor = Fleets.worker("eu", "media-2", 1, 200);
    FleetWorker far = Fleets.worker("us", "media-0", 1, 0);
    assertThat(decide(room(18), List.of(home, full, nextDoor, far)))
        .isInstanceOfSatisfying(
            Open.class,
            open -> {
              assertThat(open.worker()).isEqualTo(NEXT_DOOR);
              assertThat(open.reason()).contains("in a group of the room");
            });
    assertThat(decide(room(18), List.of(home, full, far)))
        .isInstanceOfSatisfying(
            Open.class,
            open -> {
              assertThat(open.worker()).isEqualTo(far.id());
              assertThat(open.reason()).contains("in another group");
            });
  }

  @Test
  void ofEquallyNearWorkersTheOneWithMostRoomIsTaken() {
    List<FleetWorker> fleet =
        List.of(
            Fleets.worker("eu", "media-1", 1, 0),
            Fleets.worker("eu", "media-1", 2, 100),
            Fleets.worker("eu", "media-1", 3, 50));
    assertThat(decide(room(18), fleet))
        .isInstanceOfSatisfying(
            Open.class, open -> assertThat(open.worker()).isEqualTo(Fleets.id("media-1", 3)));
  }

  @Test
  void aFurtherPartMustFitUnderTheLineWithItsPipedProducers() {
    // One participant gets 20 streams and all of them through pipes: 40 consumers.
    FleetWorker home = Fleets.worker("eu", "media-1", 1, 0);
    assertThat(decide(room(18), List.of(home, Fleets.worker("eu", "media-1", 2, 310))))
        .isInstanceOf(Open.class);
    assertThat(decide(room(18), List.of(home, Fleets.worker("eu", "media-1", 2, 311))))
        .isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
  }

  @Test
  void whereNoFurtherPartIsPossibleTheRoomGrowsIntoTheHeadroom() {
    assertThat(decide(room(18), Fleets.idle(1)))
        .isInstanceOfSatisfying(
            Sit.class,
            sit -> {
              assertThat(sit.part()).isEqualTo(HOME);
              assertThat(sit.reason()).contains("into the headroom", "360", "350");
            });
    // 26 people make 2 · 10 · 25 = 500.
    assertThat(decide(room(25), Fleets.idle(1))).isInstanceOf(Sit.class);
  }

  @Test
  void beyondTheCapacityARefusalSaysWhatIsMissingAndWhy() {
    FleetWorker home = Fleets.worker("eu", "media-1", 1, 0);
    FleetWorker full = Fleets.worker("eu", "media-1", 2, 315);
    FleetWorker cordoned = Fleets.cordoned("eu", "media-2", 1);
    assertThat(decide(room(26), List.of(home, full, cordoned)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              // 27 people at home would make 520. A further part would make 522 of it: 26 people
              // get 20 streams less their own 18 live ones, 18 go out and 2 come in.
              assertThat(refused.missing()).isEqualTo(20);
              assertThat(refused.summary()).contains("lacks 20 consumers", "maxLive");
              assertThat(refused.perWorker())
                  .extracting(Refusal::worker)
                  .containsExactly(HOME, BESIDE, NEXT_DOOR);
              assertThat(refused.perWorker().getFirst().reason())
                  .contains("520 at the busiest", "capacity by 20");
              assertThat(refused.perWorker().get(1).reason()).contains("22 consumers past");
            });
  }

  @Test
  void aRefusalNamesTheFurtherPartsShortfallWhereThatIsLess() {
    // Both parts cost 20 · 13 = 260 and are full. A further one costs them nothing more, because
    // both may have to receive all speakers already; itself it needs 40.
    RoomGraph two = room(12);
    for (int i = 12; i < 24; i++) {
      two = two.join(Rooms.speaker(id(i).value(), BESIDE));
    }
    List<FleetWorker> fleet =
        List.of(
            Fleets.worker("eu", "media-1", 1, 240),
            Fleets.worker("eu", "media-1", 2, 240),
            Fleets.worker("eu", "media-2", 1, 316),
            // Idle workers that take nothing are no help, and so they don't count.
            Fleets.cordoned("eu", "media-3", 1),
            Fleets.worker(
                "eu",
                new Candidate(Fleets.id("media-3", 2), "", CapacityPolicy.DEFAULT, 0, 0, 0.71)));
    assertThat(decide(two, fleet))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.missing()).isEqualTo(6);
              assertThat(refused.perWorker().getFirst().reason()).contains("capacity by 20");
              assertThat(refused.perWorker().subList(2, 5))
                  .extracting(Refusal::reason)
                  .containsExactly(
                      "316 of 350 usable consumers planned, 40 more asked",
                      "cordoned",
                      "CPU at 71 %, ceiling 70 %");
            });
  }

  @Test
  void joinsInFlightFillTheirSeats() {
    Map<ParticipantId, WorkerId> coming = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      coming.put(new ParticipantId("coming" + i), HOME);
    }
    assertThat(RoomGrowth.decide(room(9), coming, EVE, Fleets.idle(4)))
        .isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
    assertThat(RoomGrowth.decide(room(10), coming, EVE, Fleets.idle(4))).isInstanceOf(Open.class);
  }

  @Test
  void aBurstSharesTheFurtherPartThatTheFirstOfThemWasPromised() {
    Map<ParticipantId, WorkerId> coming = Map.of(new ParticipantId("first"), NEXT_DOOR);
    assertThat(RoomGrowth.decide(room(18), coming, EVE, Fleets.idle(8)))
        .isInstanceOfSatisfying(Sit.class, sitsAt(NEXT_DOOR));
  }

  @Test
  void whoCameJustNowAndSendsNothingYetIsCountedAsASender() {
    RoomGraph adaAndOneListener = lecture(1);
    List<FleetWorker> fleet =
        List.of(Fleets.worker("eu", "media-1", 1, 340), Fleets.worker("eu", "media-1", 2, 0));
    // Two senders and a listener make 8 consumers, three senders 12.
    assertThat(decide(adaAndOneListener, fleet)).isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
    assertThat(RoomGrowth.decide(adaAndOneListener, Map.of(id(0), HOME), EVE, fleet))
        .isInstanceOf(Open.class);
  }

  @Test
  void whoHasASeatKeepsItHoweverFullTheRoomIs() {
    List<FleetWorker> overfull = List.of(Fleets.worker("eu", "media-1", 1, 9_999));
    assertThat(RoomGrowth.decide(room(30), Map.of(), id(7), overfull))
        .isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
    assertThat(RoomGrowth.decide(room(30), Map.of(EVE, BESIDE), EVE, overfull))
        .isInstanceOfSatisfying(Sit.class, sitsAt(BESIDE));
  }

  @Test
  void aFurtherPartIsPreferredToACordonedOrHotWorker() {
    FleetWorker beside = Fleets.worker("eu", "media-1", 2, 0);
    assertThat(decide(room(3), List.of(Fleets.cordoned("eu", "media-1", 1), beside)))
        .isInstanceOf(Open.class);
    FleetWorker hot =
        Fleets.worker("eu", new Candidate(HOME, "", CapacityPolicy.DEFAULT, 0, 0, 0.71));
    assertThat(decide(room(3), List.of(hot, beside))).isInstanceOf(Open.class);
  }

  @Test
  void onACordonedWorkerTheRoomGrowsOnlyWhereNothingElseIsLeft() {
    FleetWorker cordoned = Fleets.cordoned("eu", "media-1", 1);
    assertThat(decide(room(3), List.of(cordoned))).isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
    RoomGraph two = room(3).join(Rooms.speaker("zoe", BESIDE));
    assertThat(decide(two, List.of(cordoned, Fleets.worker("eu", "media-1", 2, 345))))
        .isInstanceOfSatisfying(Sit.class, sitsAt(BESIDE));
  }

  @Test
  void ofPartsUnderTheirLinesTheOneWithMostRoomIsTaken() {
    RoomGraph two = room(3).join(Rooms.speaker("zoe", BESIDE));
    assertThat(
            decide(
                two,
                List.of(
                    Fleets.worker("eu", "media-1", 1, 100), Fleets.worker("eu", "media-1", 2, 0))))
        .isInstanceOfSatisfying(Sit.class, sitsAt(BESIDE));
    assertThat(
            decide(
                two,
                List.of(
                    Fleets.worker("eu", "media-1", 1, 0), Fleets.worker("eu", "media-1", 2, 100))))
        .isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
  }

  @Test
  void anEmptyHomeIsFilledOnlyWhenTheOtherPartsAreFull() {
    RoomGraph moved = room(0).join(Rooms.speaker("ada", BESIDE));
    assertThat(decide(moved, Fleets.idle(2))).isInstanceOfSatisfying(Sit.class, sitsAt(BESIDE));
    List<FleetWorker> full =
        List.of(Fleets.worker("eu", "media-1", 1, 0), Fleets.worker("eu", "media-1", 2, 348));
    assertThat(decide(moved, full)).isInstanceOfSatisfying(Sit.class, sitsAt(HOME));
  }

  @Test
  void aPartThatIsPastItsCapacityHindersOnlyJoinsThatAddToIt() {
    // Home may have to receive all ten speakers already, so a seat beside it adds nothing there.
    RoomGraph two = room(3);
    for (int i = 3; i < 13; i++) {
      two = two.join(Rooms.speaker(id(i).value(), BESIDE));
    }
    List<FleetWorker> fleet =
        List.of(Fleets.worker("eu", "media-1", 1, 900), Fleets.worker("eu", "media-1", 2, 0));
    assertThat(decide(two, fleet)).isInstanceOfSatisfying(Sit.class, sitsAt(BESIDE));
  }

  @Test
  void aPartWhoseWorkerIsUnknownIsNotSatOn() {
    assertThat(decide(room(3), List.of(Fleets.worker("eu", "media-2", 1, 0))))
        .isInstanceOfSatisfying(Open.class, open -> assertThat(open.worker()).isEqualTo(NEXT_DOOR));
    assertThat(decide(room(3), List.of()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.missing()).isEqualTo(1));
  }

  @Test
  void theOrderOfTheWorkersDoesNotMatter() {
    List<FleetWorker> fleet = new ArrayList<>(Fleets.idle(12));
    GrowthDecision decision = decide(room(18), fleet);
    Collections.reverse(fleet);
    assertThat(decide(room(18), fleet)).isEqualTo(decision);
  }

  private static GrowthDecision decide(RoomGraph room, List<FleetWorker> fleet) {
    return RoomGrowth.decide(room, Map.of(), EVE, fleet);
  }

  /** So many people, all sending, at home. */
  private static RoomGraph room(int people) {
    RoomGraph room = RoomGraph.opened(new RoomId("townhall"), HOME, SpeakerLimits.DEFAULT);
    for (int i = 0; i < people; i++) {
      room = room.join(Rooms.speaker(id(i).value(), HOME));
    }
    return room;
  }

  /** One sender and so many listeners at home. */
  private static RoomGraph lecture(int listeners) {
    RoomGraph room =
        RoomGraph.opened(new RoomId("lecture"), HOME, SpeakerLimits.DEFAULT)
            .join(Rooms.speaker("ada", HOME));
    for (int i = 0; i < listeners; i++) {
      room = room.join(Rooms.listener(id(i).value(), HOME));
    }
    return room;
  }

  private static ParticipantId id(int number) {
    return new ParticipantId("p" + number);
  }

  private static Consumer<Sit> sitsAt(WorkerId part) {
    return sit -> assertThat(sit.part()).isEqualTo(part);
  }
}
