// SPDX-License-Identifier: Apache-2.0
package headroom.operations.policy;

import static headroom.operations.Refusals.assertRefused;
import static headroom.planning.policy.PolicyField.CONSUMERS_PER_WORKER;
import static headroom.planning.policy.PolicyField.MAX_LIVE;
import static headroom.planning.policy.PolicyField.MAX_LIVE_AUDIO;
import static headroom.planning.policy.PolicyField.MAX_PARTICIPANTS;
import static headroom.planning.policy.PolicyField.MAX_ROOMS;
import static headroom.planning.policy.PolicyField.MAX_STANDBY;
import static headroom.planning.policy.PolicyField.PACKETS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.fleet.CapacitySource;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.policy.Limit;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.World;
import org.junit.jupiter.api.Test;

/** What is decided and shown follows each worker's own policy. */
final class PoliciesInForceTest {
  private static final WorkerId EU = new WorkerId(new HostId("eu-1"), 1);
  private static final WorkerId US = new WorkerId(new HostId("us-1"), 1);

  private final World world = new World();

  PoliciesInForceTest() {
    for (WorkerId worker : new WorkerId[] {EU, US}) {
      var agent = world.newHost(worker.host().name(), 1);
      agent.host().isInGroup(worker.host().name().substring(0, 2));
      agent.connect();
    }
    world.picture();
  }

  @Test
  void aGroupsPolicyMovesTheLineOfItsWorkersOnly() {
    set(new PolicyScope.Group("eu"), CONSUMERS_PER_WORKER, 100);
    world.agent("eu-1").host().workerCarries(1, 71);
    world.agent("eu-1").report();
    WorkerPicture eu = worker(EU);
    assertThat(eu.policy().usableConsumers()).isEqualTo(70);
    assertThat(eu.capacitySource()).isEqualTo(CapacitySource.POLICY);
    assertThat(eu.aboveLine()).isTrue();
    WorkerPicture us = worker(US);
    assertThat(us.policy().usableConsumers()).isEqualTo(350);
    assertThat(us.capacitySource()).isEqualTo(CapacitySource.DEFAULT);
  }

  @Test
  void aRoomGoesWhereItFitsUnderEachWorkersOwnLine() {
    set(new PolicyScope.Worker(EU), CONSUMERS_PER_WORKER, 30);
    world.agent("us-1").host().workerCarries(1, 200);
    world.agent("us-1").report();
    assertThat(world.create("four", 4).room().worker()).isEqualTo(US);
    assertThat(world.create("three", 3).room().worker()).isEqualTo(EU);
    assertRefused(ErrorCode.NOT_ENOUGH_HEADROOM, () -> world.create("nine", 9))
        .contains("eu-1/w1: 12 of 21 usable consumers planned");
  }

  @Test
  void joinsGrowARoomWithinItsWorkersCapacityAndThenElsewhere() {
    assertThat(world.create("growing", 1).room().worker()).isEqualTo(EU);
    set(new PolicyScope.Host(EU.host()), CONSUMERS_PER_WORKER, 30);
    for (int i = 1; i <= 3; i++) {
      assertThat(world.enter("growing", "p" + i)).isEqualTo(EU);
      world.agent("eu-1").report();
    }
    assertThat(world.seat("growing", "p4")).isEqualTo(US);
  }

  @Test
  void theMostRoomsOfAWorkerHoldForFurtherRoomsAndNotForItsOwn() {
    set(PolicyScope.fleet(), MAX_ROOMS, 1);
    WorkerId first = world.create("a", 1).room().worker();
    assertThat(world.create("b", 1).room().worker()).isNotEqualTo(first);
    assertRefused(ErrorCode.NOT_ENOUGH_HEADROOM, () -> world.create("c", 1))
        .contains("1 rooms, at most 1");
    assertThat(world.enter("a", "p1")).isEqualTo(first);
    assertThat(world.enter("a", "p2")).isEqualTo(first);
  }

  @Test
  void aRoomStaysTogetherOnAWorkerThatTakesNoFurtherRoom() {
    set(PolicyScope.fleet(), MAX_ROOMS, 1);
    WorkerId home = world.create("a", 1).room().worker();
    for (int i = 1; i <= 3; i++) {
      assertThat(world.enter("a", "p" + i)).isEqualTo(home);
      world.agent(home.host().name()).report();
    }
  }

  @Test
  void packetsBindWhenTheyFillFirst() {
    set(new PolicyScope.Group("eu"), PACKETS_PER_SECOND, 10_000);
    world.agent("eu-1").host().workerForwards(1, 10_000);
    world.agent("eu-1").report();
    assertThat(worker(EU).bindingLimit()).isEqualTo(Limit.PACKETS);
    assertThat(worker(EU).load()).isEqualTo(1.0);
    assertThat(world.create("elsewhere", 2).room().worker()).isEqualTo(US);
  }

  @Test
  void newRoomsBeginWithThePresetsAndOpenOnesKeepTheirs() {
    world.create("before", 2);
    PolicyValues presets =
        PolicyValues.NONE.with(MAX_LIVE, 3).with(MAX_STANDBY, 5).with(MAX_LIVE_AUDIO, 6);
    world.policies().change(new PolicyChange(PolicyScope.fleet(), presets, 0, "m.keller", ""));
    world.create("after", 2);
    assertThat(limits("after")).isEqualTo(new SpeakerLimits(3, 5, 6));
    assertThat(limits("before")).isEqualTo(SpeakerLimits.DEFAULT);
  }

  @Test
  void aRoomTakesNoMoreThanItsMostAndKeepsWhoIsThere() {
    set(PolicyScope.fleet(), MAX_PARTICIPANTS, 2);
    assertRefused(ErrorCode.INVALID_REQUEST, () -> world.create("large", 3))
        .contains("at most 2", "maxParticipants");
    WorkerId home = world.create("small", 2).room().worker();
    world.enter("small", "p1");
    world.agent(home.host().name()).report();
    world.issueToken("small", "p2");
    world.issueToken("small", "p2");
    world.issueToken("small", "p1");
    assertRefused(ErrorCode.ROOM_FULL, () -> world.issueToken("small", "p3"))
        .contains("2 (maxParticipants, a policy of the fleet)");
  }

  private SpeakerLimits limits(String room) {
    return world.rooms().get(new RoomId(room)).limits();
  }

  private WorkerPicture worker(WorkerId id) {
    return world.picture().worker(id).orElseThrow();
  }

  private void set(PolicyScope scope, PolicyField field, double value) {
    world
        .policies()
        .change(
            new PolicyChange(scope, PolicyValues.NONE.with(field, value), 0, "m.keller", "test"));
  }
}
