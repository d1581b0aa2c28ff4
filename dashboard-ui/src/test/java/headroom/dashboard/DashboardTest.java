// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.enrol.AgentCommand;
import headroom.dashboard.enrol.HostAccess;
import headroom.dashboard.enrol.Inventory;
import headroom.dashboard.fleet.MapFrames;
import headroom.dashboard.live.Broadcaster;
import headroom.dashboard.live.SameThread;
import headroom.dashboard.login.SignInOffers;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.world.FakeCordons;
import headroom.dashboard.world.FakeFleet;
import headroom.dashboard.world.FakeHistory;
import headroom.dashboard.world.FakeOperations;
import headroom.dashboard.world.FakePlans;
import headroom.dashboard.world.FakeRooms;
import headroom.dashboard.world.TurnableClock;
import headroom.dashboard.world.Worlds;
import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Keys;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.access.Users;
import headroom.operations.audit.RefusedActs;
import headroom.operations.automatic.StoredAutomaticMode;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyPreview;
import headroom.planning.CapacityPolicy;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.policy.PolicyValues;
import headroom.testkit.EnrolmentDesk;
import headroom.testkit.PlainCredentials;
import headroom.testkit.World;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;

/**
 * The whole dashboard on a fake fleet, without browser; elements are found as scripts find them.
 */
@ViewPackages(packages = "headroom.dashboard")
public abstract class DashboardTest extends BrowserlessTest {
  protected static final Surroundings SURROUNDINGS =
      new Surroundings(
          "1.2.3",
          "embedded",
          new AgentCommand("start-agent", "127.0.0.1:9090"),
          new Inventory("1.2.3", "127.0.0.1:9090", "http://127.0.0.1:8080"));

  protected final FakeFleet fleet = new FakeFleet(Worlds.empty());
  protected final FakeRooms rooms = new FakeRooms(fleet);
  protected final InMemoryDatabase database = new InMemoryDatabase();
  protected final FakeOperations operations = new FakeOperations();
  protected final FakeCordons cordons = new FakeCordons();
  protected final TurnableClock clock = new TurnableClock();
  protected final FakePlans plans = new FakePlans(operations, clock);
  protected final Broadcaster broadcaster = SameThread.broadcaster(fleet, clock);

  protected final StoredAutomaticMode automatic =
      new StoredAutomaticMode(database.automatic(), Clock.fixed(Worlds.NOON, ZoneOffset.UTC));

  protected final PlainCredentials credentials = new PlainCredentials();

  /** Who looks at the pages; a test may have somebody else look. */
  protected Caller caller = new Caller("m.keller", Role.ADMIN, Scope.fleet());

  /** What automatic mode would do under other policies, as a test tells it. */
  protected PolicyPreview.Automatic forecast = new PolicyPreview.Automatic.Off();

  protected final Policies policies =
      new Policies(
          database.policies(),
          fleet,
          PolicyValues.preset(CapacityPolicy.DEFAULT, SpeakerLimits.DEFAULT),
          tree -> {},
          tree -> forecast,
          Clock.fixed(Worlds.NOON, ZoneOffset.UTC),
          new RefusedActs(database.audit(), Clock.fixed(Worlds.NOON, ZoneOffset.UTC)));

  /** How hosts get in: here they need no token, unless a test says otherwise. */
  protected HostAccess access() {
    EnrolmentDesk desk =
        EnrolmentDesk.off(database, new World().state(), Clock.fixed(Worlds.NOON, ZoneOffset.UTC));
    return new HostAccess(desk.enrolment(), desk.identities(), desk.control());
  }

  @Override
  protected Set<Class<?>> lookupServices() {
    SignedIn operator =
        new SignedIn(
            () -> caller,
            new Guard(() -> caller, fleet),
            () -> {
              throw new UnsupportedOperationException();
            });
    Guard guard = new Guard(() -> caller, fleet);
    Clock noon = Clock.fixed(Worlds.NOON, ZoneOffset.UTC);
    RefusedActs refused = new RefusedActs(database.audit(), noon);
    TestInstantiators.use(
        List.of(
            new Users(database.operators(), database.apiKeys(), credentials, guard, refused, noon),
            new Keys(database.apiKeys(), database.operators(), credentials, guard, refused, noon),
            broadcaster,
            new MapFrames(),
            new SignInOffers(List.of()),
            new FakeHistory(clock),
            rooms,
            policies,
            database.audit(),
            operations,
            plans,
            cordons,
            automatic,
            SURROUNDINGS,
            access(),
            operator));
    return Set.of(TestInstantiators.class);
  }

  /** Opens a page; its address may end with a query. */
  protected void open(String address) {
    String[] parts = address.split("\\?", 2);
    UI.getCurrentOrThrow()
        .navigate(
            parts[0],
            parts.length == 1 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]));
    settle();
  }

  /** Opens the fleet's page, coming from another one. */
  protected void openFleet(Map<String, String> query) {
    open("rooms");
    UI.getCurrentOrThrow().navigate("", QueryParameters.simple(query));
    settle();
  }

  /** The fleet becomes this, and its tick reaches the page. */
  protected void become(FleetPicture picture) {
    fleet.become(picture);
    settle();
  }

  /** Does what waits for the page's lock. */
  protected static void settle() {
    MockVaadin.clientRoundtrip();
  }

  /** Waits for what a page reads or does in the background, and for these words of it. */
  protected void awaitText(String... words) {
    awaitPage(() -> assertThat(text()).contains(words));
  }

  /** Waits until this holds; the page's lock and session belong to this thread. */
  protected static void awaitPage(ThrowingRunnable holds) {
    await()
        .pollInSameThread()
        .untilAsserted(
            () -> {
              settle();
              holds.run();
            });
  }

  /** The text of the one visible figure of this name inside something with this attribute. */
  protected String figure(String attribute, String value, String name) {
    Element scope = element(attribute, value).orElseThrow();
    return within(scope)
        .filter(element -> has(element, "data-figure", name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No figure " + name + " in " + scope.getOuterHTML()))
        .getTextRecursively();
  }

  /** The event of entering the page that is shown. */
  protected static BeforeEnterEvent enterEvent() {
    UI ui = UI.getCurrentOrThrow();
    NavigationEvent event =
        new NavigationEvent(
            ui.getInternals().getRouter(),
            ui.getInternals().getActiveViewLocation(),
            ui,
            NavigationTrigger.PROGRAMMATIC);
    return new BeforeEnterEvent(event, Div.class, List.of());
  }

  /** All visible text of the page. */
  protected String text() {
    StringBuilder text = new StringBuilder();
    visible(Element::isTextNode).forEach(node -> text.append(node.getText()).append(' '));
    return text.toString();
  }

  protected Optional<Element> element(String attribute, String value) {
    return visible(element -> has(element, attribute, value)).findFirst();
  }

  private static boolean has(Element element, String attribute, String value) {
    return value.equals(element.getAttribute(attribute));
  }

  protected Stream<Element> visible(Predicate<Element> wanted) {
    return UI.getCurrentOrThrow().getInternals().getActiveRouterTargetsChain().stream()
        .reduce((inner, outer) -> outer)
        .stream()
        .flatMap(outermost -> within(outermost.getElement()))
        .filter(wanted);
  }

  protected static Stream<Element> within(Element element) {
    if (!element.isTextNode() && !element.isVisible()) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(element),
        element.isTextNode()
            ? Stream.empty()
            : element.getChildren().flatMap(DashboardTest::within));
  }
}
