// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.error;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.ErrorCode;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** What a page shows to those whose role may not see it. */
@ParentLayout(DashboardLayout.class)
@PageTitle("Not allowed · Headroom")
@PermitAll
final class NotAllowedView extends Main implements HasErrorParameter<AccessDeniedException> {
  private final SignedIn operator;

  NotAllowedView(SignedIn operator) {
    this.operator = operator;
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
    removeAll();
    add(
        new Missing(
                "Not allowed",
                "You are signed in as "
                    + operator.name()
                    + " with the role "
                    + operator.caller().role().words()
                    + ", which may not see this page. An admin can give you another role.")
            .code(ErrorCode.FORBIDDEN.name())
            .leadsTo(Links.FLEET, "To the fleet"));
    return HttpServletResponse.SC_FORBIDDEN;
  }
}
