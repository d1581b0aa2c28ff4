// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.PlanStory;
import headroom.dashboard.world.Worlds;
import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.plan.PlanId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody may not do is shown, can't be clicked, and says why. */
final class RefusedActsTest extends DashboardTest {
  private static final String VIEWER = "The role viewer may not ";
  private static final String ELSEWHERE = "The host media-01 belongs to the group default.";

  @BeforeEach
  void aFleet() {
    become(Worlds.fourInOneRoom().picture());
  }

  @Test
  void aViewerCanClickNothingThatActs() {
    caller = new Caller("wall", Role.VIEWER, Scope.fleet());
    open("hosts/media-01");
    assertRefused("cordon", VIEWER + "cordon hosts and workers");
    assertRefused("drain", VIEWER + "carry out plans");
    open("hosts/media-01/workers/1");
    assertRefused("cordon", VIEWER + "cordon hosts and workers");
    assertRefused("drain", VIEWER + "carry out plans");
    open("rooms/stand-up");
    assertRefused("join-room", VIEWER + "let people into rooms");
    assertRefused("pipe-to", VIEWER + "open, change and close rooms");
    assertRefused("limits", VIEWER + "open, change and close rooms");
    assertRefused("move", VIEWER + "make plans");
    open("policies");
    assertRefused("change-policy", VIEWER + "change policies");
    open("automatic");
    assertRefused("automatic-settings", VIEWER + "change automatic mode");
    openFleet(Map.of());
    assertRefused("try-room", VIEWER + "open, change and close rooms");
    assertRefused("rebalance", VIEWER + "make plans");
    assertRefused("what-if", VIEWER + "make plans");
  }

  @Test
  void anOperatorOfAnotherGroupCanNotActHere() {
    caller = new Caller("ops-us", Role.OPERATOR, Scope.groups(Set.of("us-1")));
    open("hosts/media-01");
    assertRefused("cordon", ELSEWHERE);
    assertRefused("drain", ELSEWHERE);
    open("rooms/stand-up");
    assertRefused("pipe-to", ELSEWHERE);
    open("policies");
    assertRefused("change-policy", "This concerns the whole fleet.");
    open("policies?at=host:media-01");
    assertRefused("change-policy", ELSEWHERE);
    openFleet(Map.of());
    assertThat(button("rebalance").isEnabled()).as("plans change nothing").isTrue();
  }

  @Test
  void aPlanOfOtherHostsCanBeReadAndNotApplied() {
    PlanId id = new PlanId(UUID.randomUUID());
    plans.keep(id, PlanStory.drain());
    caller = new Caller("ops-us", Role.OPERATOR, Scope.groups(Set.of("us-1")));
    open("plans/" + id);
    awaitText("belongs to the group default");
    assertThat(button("apply").isEnabled()).isFalse();
  }

  @Test
  void anOperatorOfThisGroupActs() {
    caller = new Caller("ops", Role.OPERATOR, Scope.groups(Set.of("default")));
    open("hosts/media-01");
    assertThat(button("cordon").isEnabled()).isTrue();
    assertThat(button("drain").isEnabled()).isTrue();
    open("policies?at=host:media-01");
    assertThat(button("change-policy").isEnabled()).isTrue();
  }

  private NativeButton button(String act) {
    return find(NativeButton.class).withAttribute("data-act", act).single();
  }

  private void assertRefused(String act, String why) {
    Component button = button(act);
    assertThat(button.getElement().isEnabled()).as(act).isFalse();
    assertThat(button.getElement().getAttribute("title")).as(act).contains(why);
  }
}
