// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.act.Acts;
import headroom.dashboard.element.Card;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.SlowRead;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Right;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.access.Users;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** People who sign in: who they are, and what can be done about them. */
final class UsersCard {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final List<Role> ROLES =
      Stream.of(Role.values()).filter(Role::isForPeople).toList();

  private final Users users;
  private final Supplier<Set<String>> groups;
  private final Card card = new Card();
  private final Acts acts = new Acts("users");
  private final LiveTable<String, Operator> table;
  private final SlowRead<List<Operator>> reading;

  /**
   * @param groups of the fleet, now
   */
  UsersCard(
      Users users,
      SignedIn operator,
      Supplier<Set<String>> groups,
      Consumer<RuntimeException> unread) {
    this.users = users;
    this.groups = groups;
    Optional<String> refusal = operator.refusalForFleet(Right.MANAGE_ACCESS);
    table =
        AccessTables.ofUsers(refusal.isPresent() ? Optional.empty() : Optional.of(this::choose));
    reading = new SlowRead<>(users::all, table::show, unread);
    NativeButton add = new NativeButton("Add a user…", event -> add());
    add.addClassNames("hr-button", "hr-button-small");
    add.getElement().setAttribute("data-act", "add-user");
    SignedIn.limit(add, refusal);
    card.titled("Users", table.changes(), add).with(acts, table);
  }

  Card card() {
    return card;
  }

  void show(Moment moment) {
    reading.tick(moment, EVERY);
  }

  private void add() {
    TextField name = new TextField("Name");
    name.getElement().setAttribute("data-field", "name");
    name.setMaxLength(64);
    name.setWidthFull();
    GrantFields grant = new GrantFields(ROLES, groups.get(), Role.VIEWER, Scope.fleet());
    new AskDialog("add-user", "Add a user", "Add user", name, grant)
        .ask(
            reason -> users.add(name.getValue().strip(), grant.role(), grant.scope(), reason),
            this::tellPassword);
    name.focus();
  }

  private void tellPassword(Users.NewUser made) {
    reading.outdated();
    String user = made.user().name();
    new SecretDialog("One-time password of " + user, user + " signs in with it.", made.password())
        .open();
  }

  private void choose(Operator user) {
    GrantFields grant = new GrantFields(ROLES, groups.get(), user.role(), user.scope());
    Div others = new Div();
    others.addClassName("hr-buttons");
    AskDialog dialog =
        new AskDialog("change-user", "Change " + user.name(), "Change rights", grant, others);
    others.add(
        other(dialog, "reset-password", "New password…", () -> resetPassword(user)),
        other(dialog, "sign-out-user", "Sign out everywhere…", () -> signOut(user)),
        other(dialog, "remove-user", "Remove…", () -> remove(user)));
    dialog.ask(
        reason -> users.change(user.name(), grant.role(), grant.scope(), reason),
        changed ->
            done(
                changed.name() + " may do something else.",
                GrantFields.words(changed.role(), changed.scope())));
  }

  private static NativeButton other(AskDialog dialog, String act, String words, Runnable then) {
    NativeButton button =
        new NativeButton(
            words,
            event -> {
              dialog.close();
              then.run();
            });
    button.addClassNames("hr-button", "hr-button-small");
    button.getElement().setAttribute("data-act", act);
    return button;
  }

  private void resetPassword(Operator user) {
    new AskDialog(
            "reset-password",
            "New password for " + user.name() + "?",
            "Make a new password",
            new Paragraph("The present one ends, and all sign-ins of " + user.name() + " with it."))
        .ask(reason -> users.resetPassword(user.name(), reason), this::tellPassword);
  }

  private void signOut(Operator user) {
    new AskDialog(
            "sign-out-user",
            "Sign " + user.name() + " out everywhere?",
            "Sign out everywhere",
            new Paragraph(
                "All its pages ask for the password again, remembered sign-ins too. What runs"
                    + " goes on."))
        .ask(
            reason -> {
              users.signOut(user.name(), reason);
              return user;
            },
            same -> done(same.name() + " is signed out.", "Within two seconds, everywhere."));
  }

  private void remove(Operator user) {
    new AskDialog(
            "remove-user",
            "Remove " + user.name() + "?",
            "Remove " + user.name(),
            new Paragraph(
                user.name()
                    + " ("
                    + user.role().words()
                    + ", "
                    + user.scope()
                    + ") can't sign in any more, and its open pages end. What it began goes on; the"
                    + " audit keeps its name."))
        .ask(
            reason -> {
              users.remove(user.name(), reason);
              return user;
            },
            same -> done(same.name() + " is removed.", "Its sign-ins have ended."));
  }

  private void done(String title, String words) {
    acts.tell(title, words);
    reading.outdated();
  }
}
