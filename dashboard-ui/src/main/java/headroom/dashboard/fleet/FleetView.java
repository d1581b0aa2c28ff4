// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.Surroundings;
import headroom.dashboard.enrol.EnrolHost;
import headroom.dashboard.enrol.FirstHost;
import headroom.dashboard.enrol.HostAccess;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.plan.RebalanceDialog;
import headroom.dashboard.plan.WhatIfDialog;
import headroom.dashboard.room.TryRoom;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.operations.fleet.HostPicture;
import headroom.operations.history.LoadHistory;
import headroom.operations.plan.Plans;
import headroom.operations.room.Rooms;
import headroom.planning.HostId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The whole fleet at a glance; as long as there is none, how to get one. */
@Route(value = "", layout = DashboardLayout.class)
@PageTitle("Fleet · Headroom")
@RolesAllowed(ViewRights.LOOK)
final class FleetView extends Main implements BeforeEnterObserver, LivePart {
  private final FleetPage fleet;
  private final FirstHost firstHost;
  private final EnrolHost enrol;
  private List<HostId> hosts = List.of();

  FleetView(
      MapFrames frames,
      LoadHistory history,
      Rooms rooms,
      Plans plans,
      SignedIn operator,
      HostAccess access,
      Surroundings surroundings) {
    enrol = new EnrolHost(access, operator);
    EnrolHost enrolFirst = new EnrolHost(access, operator);
    fleet =
        new FleetPage(
            frames,
            history,
            TryRoom.inNewRoom(rooms, operator),
            List.of(
                enrol.button(),
                RebalanceDialog.button(plans, operator),
                WhatIfDialog.button(plans, operator, () -> hosts)),
            FleetView::open);
    firstHost = new FirstHost(surroundings, access.isOn(), enrolFirst);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    fleet.ask(FleetQuery.parse(event.getLocation().getQueryParameters()));
  }

  @Override
  public void show(Moment moment) {
    enrol.show(moment);
    hosts = moment.picture().hosts().stream().map(HostPicture::id).toList();
    boolean empty = moment.picture().hosts().isEmpty();
    boolean first = empty || firstHost.follows(moment);
    if (fleet.getParent().isPresent() == first || getComponentCount() == 0) {
      removeAll();
      add(first ? firstHost : fleet);
    }
    if (first) {
      firstHost.show(moment);
    } else {
      fleet.show(moment);
    }
  }

  private static void open(FleetQuery query) {
    UI.getCurrentOrThrow().navigate(FleetView.class, query.toParameters());
  }
}
