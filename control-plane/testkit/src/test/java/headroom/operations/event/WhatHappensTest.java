// SPDX-License-Identifier: Apache-2.0
package headroom.operations.event;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.plan.MadePlan;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens in a fleet is told once, and what is so already is not. */
@Timeout(60)
final class WhatHappensTest {
  private final World world = new World();
  private final EventFeed feed = new EventFeed("life", 1_000, 2, world.clock());
  private final OperationEvents operations =
      new OperationEvents(feed, world.database().operations());
  private EventStream stream = feed.listen("");

  @BeforeEach
  void aCallOnOneOfTwoHosts() {
    world.host("media-01", 2);
    world.call("daily", 4);
    world.host("media-02", 1);
    world.pass(Duration.ofSeconds(61));
    world.ticker().subscribe(new FleetEvents(feed, world.picture()));
    operations.look();
    stream = feed.listen("");
  }

  @Test
  void nothingIsToldWhereFiguresOnlyChange() throws Exception {
    world.pass(Duration.ofSeconds(5));
    assertThat(told()).isEmpty();
  }

  @Test
  void hostsAndWorkersAreToldWhenTheirStateOrCordonIsAnother() throws Exception {
    world.cordons().cordon(new HostId("media-01"), "", "ops");
    world.cordons().cordon(new WorkerId(new HostId("media-02"), 1), "", "ops");
    assertThat(told())
        .containsExactly(
            "host.changed {cordoned=true, host=media-01, state=LIVE}",
            "worker.changed {cordoned=true, state=RUNNING, worker=media-02/w1}");
    assertThat(told()).isEmpty();
    world.host("media-03", 1);
    assertThat(told())
        .containsExactly(
            "host.changed {cordoned=false, host=media-03, state=LIVE}",
            "worker.changed {cordoned=false, state=RUNNING, worker=media-03/w1}");
    world.clock().advance(Duration.ofMinutes(10));
    assertThat(told()).contains("host.changed {cordoned=false, host=media-02, state=LOST}");
  }

  @Test
  void roomsAreToldWhenTheyOpenAndWhenTheyHaveGone() throws Exception {
    WorkerId home = world.create("weekly", 2).room().worker();
    assertThat(told()).containsExactly("room.opened {room=weekly, worker=" + home + "}");
    world.rooms().close(new RoomId("weekly"), "over", "ops");
    assertThat(told()).containsExactly("room.closed {room=weekly}");
  }

  @Test
  void anOperationIsToldFromItsBeginningToItsEnd() throws Exception {
    MadePlan plan =
        world
            .plans()
            .plan(
                new PlanRequest.Drain(Set.of(new HostId("media-01")), Set.of()),
                PlanRules.DEFAULT,
                "ops");
    OperationId id = new OperationId(UUID.randomUUID());
    world.plans().apply(plan.id(), id, OperationSettings.DEFAULT, false, "", "ops");
    operations.look();
    for (int second = 0; second < 20; second++) {
      world.pass(Duration.ofSeconds(1));
      operations.look();
    }
    operations.look();
    List<String> told = told().stream().filter(event -> event.startsWith("operation.")).toList();
    assertThat(told.getFirst())
        .startsWith("operation.created {done=0, failed=0, kind=DRAIN")
        .contains("operation=" + id, "state=RUNNING", "subject=media-01");
    assertThat(told).anyMatch(event -> event.startsWith("operation.changed"));
    assertThat(told.getLast())
        .startsWith("operation.ended {done=1")
        .contains("peopleMoved=4", "state=DONE");
    assertThat(told.stream().distinct()).hasSameSizeAs(told);
  }

  @Test
  void whatRunsAlreadyAtTheFirstLookIsNoNews() throws Exception {
    MadePlan plan =
        world
            .plans()
            .plan(
                new PlanRequest.Drain(Set.of(new HostId("media-01")), Set.of()),
                PlanRules.DEFAULT,
                "ops");
    OperationId id = new OperationId(UUID.randomUUID());
    world.plans().apply(plan.id(), id, OperationSettings.DEFAULT, false, "", "ops");
    OperationEvents later = new OperationEvents(feed, world.database().operations());
    later.look();
    world.database().goesAway();
    later.look();
    world.database().comesBack();
    world.operations().pause(id, "ops");
    later.look();
    assertThat(told())
        .filteredOn(event -> event.startsWith("operation."))
        .singleElement()
        .asString()
        .startsWith("operation.changed")
        .contains("state=PAUSED");
  }

  /** What was told since the last question. */
  private List<String> told() throws InterruptedException {
    world.picture();
    List<String> told = new ArrayList<>();
    while (stream.next(Duration.ZERO) instanceof EventStream.Next.One(Event event)) {
      told.add(event.kind().word() + " " + event.data());
    }
    return told;
  }
}
