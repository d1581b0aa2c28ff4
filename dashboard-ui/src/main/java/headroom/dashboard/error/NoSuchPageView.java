// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.error;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.dashboard.shell.DashboardLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** What an address shows that no page has. It stands in the shell, so only operators see it. */
@ParentLayout(DashboardLayout.class)
@PageTitle("No such page · Headroom")
@PermitAll
final class NoSuchPageView extends Main implements HasErrorParameter<NotFoundException> {
  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    removeAll();
    add(
        new Missing(
                "No such page",
                "The dashboard has no page “/"
                    + event.getLocation().getPath()
                    + "”. The link may be incomplete. Search (Ctrl K) finds hosts, workers and rooms by a"
                    + " part of their id.")
            .leadsTo(Links.FLEET, "To the fleet")
            .leadsTo(Links.ROOMS, "To all rooms"));
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
