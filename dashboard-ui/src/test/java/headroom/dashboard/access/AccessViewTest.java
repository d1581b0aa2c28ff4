// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.element.CopyText;
import headroom.dashboard.world.Worlds;
import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users and keys on their page. */
final class AccessViewTest extends DashboardTest {
  @BeforeEach
  void aFleet() {
    become(Worlds.fourInOneRoom().picture());
  }

  private void click(String act) {
    test(find(NativeButton.class).withAttribute("data-act", act).single()).click();
  }

  private void name(String name) {
    test(find(TextField.class).withAttribute("data-field", "name").single()).setValue(name);
  }

  @Test
  void aUserIsAddedAndItsPasswordShownOnce() {
    open("access");
    click("add-user");
    name("j.ott");
    assertThat(means()).isEqualTo("May look at the fleet. Acts on the whole fleet.");
    click("confirm-add-user");
    awaitPage(() -> assertThat(find(SecretDialog.class).exists()).isTrue());
    assertThat(secret()).startsWith("password-");
    assertThat(
            credentials.matches(
                secret(), database.operators().find("j.ott").orElseThrow().passwordHash()))
        .isTrue();
    click("secret-copied");
    assertThat(find(SecretDialog.class).exists()).isFalse();
  }

  @Test
  void aRefusalStaysInTheDialogWithItsCode() {
    open("access");
    click("add-user");
    name("no name");
    click("confirm-add-user");
    awaitPage(() -> assertThat(dialogText()).contains("INVALID_REQUEST", "1 to 64 letters"));
    name("j.ott");
    click("confirm-add-user");
    awaitPage(() -> assertThat(find(SecretDialog.class).exists()).isTrue());
  }

  @Test
  @SuppressWarnings("unchecked")
  void aKeyIsMadeForABackEndUnlessAnotherRoleIsChosen() {
    open("access");
    click("add-key");
    name("calls");
    assertThat(means())
        .isEqualTo(
            "May look at the fleet, open, change and close rooms, let people into rooms. Acts on"
                + " the whole fleet.");
    Select<Role> role = find(Select.class).withAttribute("data-field", "role").single();
    role.setValue(Role.AUDITOR);
    assertThat(means()).contains("verify the audit");
    click("confirm-add-key");
    awaitPage(() -> assertThat(find(SecretDialog.class).exists()).isTrue());
    assertThat(secret()).startsWith("hrk_");
    assertThat(database.apiKeys().all()).hasSize(1);
    assertThat(database.apiKeys().all().getFirst().role()).isEqualTo(Role.AUDITOR);
    assertThat(database.apiKeys().all().getFirst().expiresAt())
        .contains(Worlds.NOON.plus(Duration.ofDays(90)));
  }

  @Test
  void anAuditorLooksAndCanChangeNothing() {
    caller = new Caller("revision", Role.AUDITOR, Scope.fleet());
    open("access");
    assertThat(text()).contains("You are revision, auditor of the whole fleet");
    assertRefused("add-user", "The role auditor may not manage users and keys.");
    assertRefused("add-key", "It takes one of: admin.");
  }

  @Test
  void anAdminOfOneGroupIsToldThatThisConcernsTheFleet() {
    caller = new Caller("eu", Role.ADMIN, Scope.groups(Set.of("eu-1")));
    open("access");
    assertRefused("add-user", "This concerns the whole fleet. eu may act on group eu-1 only.");
  }

  private void assertRefused(String act, String why) {
    NativeButton button = find(NativeButton.class).withAttribute("data-act", act).single();
    assertThat(button.isEnabled()).isFalse();
    assertThat(button.getElement().getAttribute("title")).contains(why);
    assertThat(button.getElement().getAttribute("aria-description")).contains(why);
  }

  private String means() {
    return find(Paragraph.class).withAttribute("data-figure", "means").single().getText();
  }

  private String secret() {
    return find(CopyText.class)
        .withAttribute("data-figure", "secret")
        .single()
        .getElement()
        .getChild(0)
        .getText();
  }

  private String dialogText() {
    return find(AskDialog.class).single().getElement().getTextRecursively();
  }
}
