// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.login;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where operators sign in; the server's security sends everybody else here. */
@Route("login")
@PageTitle("Sign in · Headroom")
@AnonymousAllowed
public final class LoginView extends Main implements BeforeEnterObserver {
  private final LoginForm form = new LoginForm();

  public LoginView() {
    form.setAction("login");
    form.setForgotPasswordButtonVisible(false);
    add(form);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
  }
}
