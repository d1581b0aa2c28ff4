// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.PasswordField;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.access.Guard;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.access.Users;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.RefusedActs;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PasswordDialogTest extends DashboardTest {
  @BeforeEach
  void open() {
    database
        .operators()
        .add(
            new Operator("m.keller", credentials.hash("first"), true, Role.ADMIN, Scope.fleet(), 0),
            AuditEntry.done(
                Worlds.NOON,
                "Headroom",
                "user.add",
                new AuditObject(AuditObject.Kind.USER, "m.keller"),
                "",
                Map.of(),
                Map.of()));
    open("rooms");
    new PasswordDialog(users()).open();
  }

  private Users users() {
    Clock noon = Clock.fixed(Worlds.NOON, ZoneOffset.UTC);
    return new Users(
        database.operators(),
        database.apiKeys(),
        credentials,
        new Guard(() -> caller, fleet),
        new RefusedActs(database.audit(), noon),
        noon);
  }

  private void type(String field, String text) {
    test(find(PasswordField.class).withAttribute("data-field", field).single()).setValue(text);
  }

  private NativeButton change() {
    return find(NativeButton.class).withAttribute("data-act", "change-password").single();
  }

  @Test
  void whoHasAOneTimePasswordIsAskedToReplaceIt() {
    UserMenu menu = menu();
    awaitPage(() -> assertThat(button(menu)).isEqualTo("One-time password: replace it."));
    users().changeOwnPassword("first", "a long sentence");
    assertThat(users().isOwnPasswordOneTime()).isFalse();
  }

  private UserMenu menu() {
    UserMenu menu =
        new UserMenu(
            new SignedIn(() -> caller, new Guard(() -> caller, fleet), () -> {}),
            users(),
            () -> {});
    UI.getCurrentOrThrow().add(menu);
    return menu;
  }

  private static String button(UserMenu menu) {
    return menu.getElement().getChild(0).getAttribute("title");
  }

  @Test
  void thePasswordIsReplacedByWhoKnowsThePresentOne() {
    type("old-password", "wrong");
    type("new-password", "a long sentence");
    type("again", "another sentence");
    assertThat(change().isEnabled()).isFalse();
    type("again", "a long sentence");
    test(change()).click();
    awaitPage(
        () ->
            assertThat(find(PasswordDialog.class).single().getElement().getTextRecursively())
                .contains("FORBIDDEN", "The present password is another one."));
    type("old-password", "first");
    test(change()).click();
    awaitPage(
        () ->
            assertThat(find(PasswordDialog.class).single().getElement().getTextRecursively())
                .contains("Your password is changed."));
    Operator after = database.operators().find("m.keller").orElseThrow();
    assertThat(credentials.matches("a long sentence", after.passwordHash())).isTrue();
    assertThat(after.oneTime()).isFalse();
  }
}
