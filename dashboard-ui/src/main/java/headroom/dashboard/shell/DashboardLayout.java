// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.signals.Signal;
import headroom.dashboard.Surroundings;
import headroom.dashboard.element.Icon;
import headroom.dashboard.enrol.HostAccess;
import headroom.dashboard.live.Broadcaster;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.Screen;
import headroom.operations.access.Users;
import headroom.operations.fleet.HostState;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The frame of each page. It holds the page's one screen and hands each moment to its own parts and
 * to the view inside.
 */
@PermitAll
public final class DashboardLayout extends AppLayout implements AfterNavigationObserver, LivePart {
  private final Broadcaster broadcaster;
  private final SideBar side;
  private final CountsStrip counts = new CountsStrip();
  private final BottomBar bottom;
  private final Banner banner;
  private final Announcer announcer = new Announcer();
  private final RecentPages recent = new RecentPages();
  private final Div page = new Div();
  private @Nullable Screen screen;
  private @Nullable HasElement view;

  public DashboardLayout(
      Broadcaster broadcaster,
      Surroundings surroundings,
      HostAccess access,
      SignedIn operator,
      Users users) {
    this.broadcaster = broadcaster;
    banner = new Banner(access.identities());
    side = new SideBar(surroundings, operator);
    bottom = new BottomBar(this::search);
    setPrimarySection(Section.DRAWER);
    addToDrawer(side);
    addToNavbar(topBar(operator, users));
    page.addClassName("hr-page");
    page.add(banner, announcer, bottom);
    super.setContent(page);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    Page browser = event.getUI().getPage();
    browser.addJavaScript("headroom/elements.js");
    browser.addJavaScript("headroom/heat-map.js");
    browser.addJavaScript("headroom/topology.js");
    browser.addJavaScript("headroom/shell.js");
    Screen opened = broadcaster.open(event.getUI(), this);
    screen = opened;
    Signal.effect(
        this, () -> opened.hide(browser.pageVisibilitySignal().get() == PageVisibility.HIDDEN));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (screen != null) {
      screen.close();
      screen = null;
    }
  }

  @Override
  public void showRouterLayoutContent(@Nullable HasElement content) {
    removeRouterLayoutContent(view);
    view = content;
    if (content != null) {
      page.getElement().insertChild(2, content.getElement());
    }
  }

  @Override
  public void removeRouterLayoutContent(@Nullable HasElement content) {
    if (content != null && page.getElement().equals(content.getElement().getParent())) {
      content.getElement().removeFromParent();
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    String path = event.getLocation().getPath();
    side.at(path);
    bottom.at(path);
    counts.filteredBy(chosenState(event));
    recent.visited(path);
    if (screen != null) {
      show(screen.moment());
    }
  }

  @Override
  public void show(Moment moment) {
    List.<LivePart>of(counts, side, banner, announcer).forEach(part -> part.show(moment));
    if (view instanceof LivePart live) {
      live.show(moment);
    }
  }

  private Component topBar(SignedIn operator, Users users) {
    NativeButton find = new NativeButton();
    find.addClassName("hr-find");
    find.setAriaLabel("Search");
    find.getElement().setAttribute("data-act", "search");
    Span hint = new Span("Search");
    Component keys = new Kbd("Ctrl K");
    find.add(new Icon(Icon.Name.SEARCH), hint, keys);
    find.addClickListener(event -> search());

    NativeButton help = new NativeButton("", event -> new KeysDialog().open());
    help.getElement().setAttribute("data-act", "keys").setAttribute("hidden", true);

    Span name = new Span("Headroom");
    name.addClassName("hr-top-name");
    Div top = new Div();
    top.addClassName("hr-top");
    top.add(
        new DrawerToggle(),
        name,
        counts,
        find,
        new LiveSwitch(this::follow),
        new UserMenu(operator, users, () -> new KeysDialog().open()),
        help);
    return top;
  }

  private void search() {
    Screen here = screen;
    if (here != null) {
      new SearchDialog(() -> here.moment().picture(), recent).open();
    }
  }

  private void follow(boolean live) {
    if (screen != null) {
      banner.paused(live ? null : screen.moment().now());
      screen.pause(!live);
    }
  }

  private static @Nullable HostState chosenState(AfterNavigationEvent event) {
    List<String> chosen =
        event.getLocation().getQueryParameters().getParameters().getOrDefault("state", List.of());
    return Stream.of(HostState.values())
        .filter(state -> chosen.contains(state.name()))
        .findFirst()
        .orElse(null);
  }
}
