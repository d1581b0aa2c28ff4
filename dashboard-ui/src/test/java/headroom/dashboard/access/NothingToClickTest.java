// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.enrol.HostAccess;
import headroom.dashboard.enrol.Inventory;
import headroom.dashboard.world.OperationStory;
import headroom.dashboard.world.PlanStory;
import headroom.dashboard.world.Worlds;
import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.enrolment.HostGroup;
import headroom.operations.operation.MoveState;
import headroom.operations.plan.PlanId;
import headroom.operations.policy.PolicyChange;
import headroom.planning.HostId;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.EnrolmentDesk;
import headroom.testkit.TestKeys;
import headroom.testkit.World;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goes to every page as somebody who may only look, and clicks nothing: a button that can be
 * clicked has to be one of those that are named here because they change nothing of the fleet.
 */
final class NothingToClickTest extends DashboardTest {
  /** By {@code data-act}, or by what they say. */
  private static final Set<String> HARMLESS =
      Set.of(
          "search",
          "keys",
          "keys-menu",
          "password",
          "sign-out",
          "user-menu",
          "Search",
          "live",
          "csv",
          "Copy");

  private static final HostId MEDIA_1 = new HostId("media-01");
  private static final PlanId PLAN = new PlanId(UUID.randomUUID());

  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("", ""),
          Map.entry("access", "access"),
          Map.entry("audit", "audit"),
          Map.entry("automatic", "automatic"),
          Map.entry("hosts/:host", "hosts/media-01"),
          Map.entry("hosts/:host/workers/:number", "hosts/media-01/workers/1"),
          Map.entry("login", "rooms"),
          Map.entry("operations", "operations"),
          Map.entry("operations/:operation", "operations/" + OperationStory.DRAIN),
          Map.entry("plans/:plan", "plans/" + PLAN),
          Map.entry("policies", "policies?at=host:media-01"),
          Map.entry("rooms", "rooms"),
          Map.entry("rooms/:room", "rooms/town-hall"));

  /** What is there when a page has read in the background what it shows. */
  private static final Map<String, String> READ =
      Map.of(
          "operations/:operation", "Measured gap",
          "plans/:plan", "Before and after",
          "policies", "Version 1");

  private final EnrolmentDesk desk =
      EnrolmentDesk.on(
          database, new World().state(), Clock.fixed(Worlds.NOON, ZoneOffset.UTC), Runnable::run);

  private final Set<String> refused = new TreeSet<>();
  private final Set<String> clickable = new TreeSet<>();

  @Override
  protected HostAccess access() {
    return new HostAccess(desk.enrolment(), desk.identities(), desk.control());
  }

  @BeforeEach
  void aFleetWithSomethingOfEverything() {
    become(Worlds.hundred(Worlds.NOON, 3).picture());
    operations.become(
        OperationStory.drain(Worlds.NOON)
            .move("moving", MoveState.MOVING, Worlds.NOON.minusSeconds(2), 5)
            .move("stand-up", MoveState.WAITING, Worlds.NOON.minusSeconds(60), 0)
            .told());
    plans.keep(PLAN, PlanStory.drain());
    PolicyScope here = new PolicyScope.Host(MEDIA_1);
    policies.change(
        new PolicyChange(
            here,
            PolicyValues.NONE.with(PolicyField.HEADROOM, 0.1),
            policies.at(here).version(),
            "j.ott",
            ""));
    desk.enrolment()
        .redeem(
            desk.enrolment().issue(MEDIA_1, HostGroup.DEFAULT, "", "ops").secret(),
            MEDIA_1,
            TestKeys.request(TestKeys.p256()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "AUDITOR"})
  void whoMayOnlyLookFindsNoButtonThatActs(Role role) {
    caller = new Caller("wall", role, Scope.fleet());
    open("rooms"); // What was open before was made for somebody else.
    for (RouteData route : RouteConfiguration.forApplicationScope().getAvailableRoutes()) {
      assertThat(PAGES).as("an address of this page").containsKey(route.getTemplate());
      open(Objects.requireNonNull(PAGES.get(route.getTemplate())));
      awaitText(READ.getOrDefault(route.getTemplate(), ""));
      look(route.getTemplate());
    }
    assertThat(clickable).isEmpty();
    assertThat(refused)
        .contains(
            "add-key",
            "add-user",
            "apply",
            "automatic-settings",
            "change-policy",
            "cordon",
            "drain",
            "enrol",
            "force",
            "join-room",
            "limits",
            "lock-host",
            "move",
            "pause",
            "pipe-to",
            "plan-again",
            "rebalance",
            "reset-policy",
            "revoke-host",
            "stop",
            "throttle",
            "try-room",
            "undo-policy",
            "unpipe",
            "what-if");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "AUDITOR"})
  void whoMayOnlyLookLetsNoFirstHostIn(Role role) {
    caller = new Caller("wall", role, Scope.fleet());
    become(Worlds.empty());
    open("rooms");
    open("");
    awaitText("No agents yet.", Inventory.RUN);
    look("an empty fleet");
    assertThat(clickable).isEmpty();
    assertThat(refused).contains("enrol");
  }

  private void look(String page) {
    visible(NothingToClickTest::canBeClicked)
        .forEach(
            element -> {
              String name = name(element);
              if (!element.isEnabled()) {
                refused.add(name);
              } else if (!HARMLESS.contains(name)) {
                clickable.add(page + ": " + name);
              }
            });
  }

  private static boolean canBeClicked(Element element) {
    return !element.isTextNode()
        && (element.hasAttribute("data-act")
            || element.getTag().equals("button")
            || element.getTag().equals("vaadin-button"));
  }

  private static String name(Element element) {
    String act = element.getAttribute("data-act");
    return act == null ? element.getTextRecursively() : act;
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "OPERATOR"})
  void peopleArePinnedByWhoMayDoThatAlone(Role role) {
    caller = new Caller("somebody", role, Scope.fleet());
    open("rooms/town-hall");
    @SuppressWarnings("unchecked") // Found by its class, which knows no row type.
    Grid<Object> people = find(Grid.class).withAttribute("aria-label", "Participants").single();
    GridTester<Grid<Object>, Object> table = test(people);
    boolean may = role == Role.OPERATOR;
    assertThat(table.getLitRendererPropertyValue(0, "pin", "refused", Boolean.class))
        .isEqualTo(!may);
    assertThat(table.getLitRendererPropertyValue(0, "pin", "refusal", String.class))
        .contains(may ? "" : "The role viewer may not open, change and close rooms");
  }
}
