// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import headroom.dashboard.element.Segments;
import headroom.dashboard.live.Background;
import headroom.operations.access.Users;
import java.util.Locale;

/** Who is signed in, the colour scheme, the keys, and the way out. */
final class UserMenu extends Div {
  private final Users users;
  private final Segments scheme;
  private final NativeButton user = new NativeButton();
  private final Span initials;
  private final Span oneTime = new Span("One-time password: replace it.");

  UserMenu(SignedIn operator, Users users, Runnable showKeys) {
    this.users = users;
    user.getElement().setAttribute("data-act", "user-menu");
    user.addClassName("hr-user");
    user.setAriaLabel("Menu of " + operator.name());
    initials = new Span(initials(operator.name()));
    initials.addClassName("hr-initials");
    Span name = new Span(operator.name());
    name.addClassName("hr-user-name");
    user.add(initials, name);

    scheme =
        new Segments("colour-scheme", "Colour scheme", this::choose)
            .option("system", "System")
            .option("light", "Light")
            .option("dark", "Dark");
    NativeButton keys = new NativeButton("Keys", event -> showKeys.run());
    keys.addClassName("hr-button");
    keys.getElement().setAttribute("data-act", "keys-menu");
    NativeButton password =
        new NativeButton("Change password…", event -> new PasswordDialog(users).open());
    password.addClassName("hr-button");
    password.getElement().setAttribute("data-act", "password");
    NativeButton out = new NativeButton("Sign out", event -> operator.signOut());
    out.addClassName("hr-button");
    out.getElement().setAttribute("data-act", "sign-out");
    Span label = new Span("Colour scheme, kept in this browser");
    label.addClassName("hr-label");
    Span role = new Span(operator.caller().role().words() + ", " + operator.caller().scope());
    role.addClassName("hr-label");
    role.getElement().setAttribute("data-figure", "role");
    oneTime.addClassNames("hr-label", "hr-tone-late");
    oneTime.getElement().setAttribute("data-figure", "one-time-password");
    oneTime.setVisible(false);
    Div menu = new Div(role, label, scheme, keys, oneTime, password, out);
    menu.addClassName("hr-menu");

    Popover popover = new Popover(menu);
    popover.setTarget(user);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setModal(true);
    popover.setAriaLabel("Menu of " + operator.name());
    popover.addOpenedChangeListener(event -> showChosen());
    add(user, popover);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    showChosen();
    Background.run(
        event.getUI(),
        users::isOwnPasswordOneTime,
        this::askForPassword,
        unread -> askForPassword(false));
  }

  private void askForPassword(boolean asks) {
    oneTime.setVisible(asks);
    initials.setClassName("hr-asks", asks);
    user.getElement().setAttribute("title", asks ? oneTime.getText() : "");
  }

  private void showChosen() {
    getElement().executeJs("return window.headroom.scheme()").then(String.class, scheme::select);
  }

  private void choose(String name) {
    getElement().executeJs("window.headroom.setScheme($0)", name);
  }

  /** The first letters of the first two words of a name. */
  static String initials(String name) {
    StringBuilder letters = new StringBuilder();
    for (String word : name.split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty() && letters.length() < 2) {
        letters.appendCodePoint(word.codePointAt(0));
      }
    }
    return letters.toString().toUpperCase(Locale.ROOT);
  }
}
