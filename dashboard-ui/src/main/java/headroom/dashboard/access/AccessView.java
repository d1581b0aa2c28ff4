// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.act.Refused;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.operations.access.Keys;
import headroom.operations.access.Users;
import headroom.operations.fleet.HostPicture;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import java.util.stream.Collectors;

/** People and keys, with what they may do. */
@Route(value = "access", layout = DashboardLayout.class)
@PageTitle("Access · Headroom")
@RolesAllowed(ViewRights.SEE_ACCESS)
final class AccessView extends Main implements LivePart {
  private final UsersCard users;
  private final KeysCard keys;
  private final Notice unread = Notice.error();
  private final LiveText summary = new LiveText("hr-summary");
  private Set<String> groups = Set.of();

  AccessView(Users users, Keys keys, SignedIn operator) {
    this.users = new UsersCard(users, operator, () -> groups, this::failed);
    this.keys = new KeysCard(keys, operator, () -> groups, this::failed);
    summary.show(
        "You are "
            + operator.name()
            + ", "
            + operator.caller().role().words()
            + " of "
            + operator.caller().scope());
    Div wide = new Div(this.users.card(), this.keys.card());
    wide.addClassNames("hr-wide", "hr-column");
    add(new PageHead("Access").beside(summary), unread, wide);
    getElement().setAttribute("data-page", Links.ACCESS);
  }

  @Override
  public void show(Moment moment) {
    groups = moment.picture().hosts().stream().map(HostPicture::group).collect(Collectors.toSet());
    users.show(moment);
    keys.show(moment);
  }

  private void failed(RuntimeException failure) {
    Refused why = Refused.of(failure);
    unread.show(why.code().name(), why.words());
  }
}
