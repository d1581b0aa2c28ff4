// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.login;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import headroom.dashboard.element.Brand;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Notice;
import java.util.Optional;

/** Where operators sign in; the server's security sends everybody else here. */
@Route("login")
@PageTitle("Sign in · Headroom")
@AnonymousAllowed
public final class LoginView extends Main implements BeforeEnterObserver {
  private final LoginForm form = new LoginForm(words());
  private final Notice refused = Notice.error();

  public LoginView(SignInOffers offers) {
    addClassName("hr-alone");
    form.setAction("login");
    form.setForgotPasswordButtonVisible(false);
    Paragraph hint =
        new Paragraph(
            "The first start prints a name and a one-time password: in its terminal, or in the"
                + " journal of its unit.");
    hint.addClassNames("hr-note", "hr-login-hint");
    refused.getElement().setAttribute("data-refused", "");
    Card card = new Card().with(refused, form);
    for (SignInOffer offer : offers.all()) {
      Anchor other = new Anchor(offer.href(), offer.label());
      other.addClassName("hr-button");
      // The provider is another site: the browser has to go there, not the dashboard.
      other.setRouterIgnore(true);
      Div place = new Div(other);
      place.addClassName("hr-other-sign-in");
      card.add(place);
    }
    add(new Brand(), card, hint);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters address = event.getLocation().getQueryParameters();
    Optional<String> wait = address.getSingleParameter("wait").filter(LoginView::isNumber);
    wait.ifPresent(seconds -> form.setI18n(tooMany(seconds)));
    if (address.getParameters().containsKey("refused")) {
      refused.show(
          "You are not let in.",
          "Your provider knows you, but names no role that you have here, or did not answer. An"
              + " admin can tell; the control plane's log says why.");
    } else {
      refused.clear();
    }
    form.setError(wait.isPresent() || address.getParameters().containsKey("error"));
  }

  /** The address is anybody's to write. */
  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,5}");
  }

  private static LoginI18n tooMany(String seconds) {
    LoginI18n words = words();
    words.getErrorMessage().setTitle("Too many attempts");
    words
        .getErrorMessage()
        .setMessage(
            "Wait " + seconds + " s. A password that is lost can be made anew by an admin.");
    return words;
  }

  private static LoginI18n words() {
    LoginI18n words = LoginI18n.createDefault();
    words.getForm().setTitle("Sign in");
    words.getForm().setUsername("Name");
    words.getForm().setPassword("Password");
    words.getForm().setSubmit("Sign in");
    words.getErrorMessage().setTitle("Name or password is wrong");
    words.getErrorMessage().setMessage("Check both, and whether capitals are locked.");
    return words;
  }
}
