// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.automatic;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.NumberField;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticCode;
import headroom.operations.automatic.AutomaticEntry;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.AutomaticState;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The switch of automatic mode on its own page and beside the policies, and what it decided. */
class AutomaticViewTest extends DashboardTest {
  @BeforeEach
  void aFleet() {
    become(Worlds.fourInOneRoom().picture());
  }

  @Test
  void itIsOffAndIsSwitchedOnInTwoSteps() {
    open("automatic");
    tick();
    assertThat(text()).contains("OFF", "Nothing moves by itself");
    awaitText("Nothing was decided yet.");
    click("automatic-on");
    assertThat(automatic.state().settings().on()).isFalse();
    click("confirm-automatic-on");
    awaitText("Automatic mode is on.");
    assertThat(automatic.state().settings().on()).isTrue();
    assertThat(automatic.state().changedBy()).isEqualTo("m.keller");
    tick();
    assertThat(text()).contains("ON", "A worker that is above its line for 30 s");
  }

  @Test
  void offIsOneClick() {
    automatic.change(now -> now.switched(true), "", "ops");
    open("policies");
    tick();
    click("automatic-off");
    awaitText("Automatic mode is off.");
    assertThat(automatic.state().settings().on()).isFalse();
  }

  @Test
  void besideThePoliciesStandsItsLastDecision() {
    automatic.change(now -> now.switched(true), "", "ops");
    database
        .automatic()
        .log(
            new AutomaticEntry(
                Worlds.NOON,
                AutomaticCode.COOL_DOWN,
                List.of(WorkerId.parse("media-01/w1")),
                "People were moved there less than 600 s ago.",
                AutomaticMode.ACTOR,
                null));
    open("policies");
    tick();
    awaitText("Last: Nothing: rests. People were moved there less than 600 s ago.");
  }

  @Test
  void whoHasHaltedSaysWhyAndIsResumed() {
    automatic.change(now -> now.switched(true), "", "ops");
    AutomaticState halted = automatic.state().halted(Worlds.NOON, "3 of 8 hosts were lost.");
    database
        .automatic()
        .change(
            halted,
            AuditEntry.done(
                Worlds.NOON,
                AutomaticMode.ACTOR,
                "automatic.halt",
                new AuditObject(AuditObject.Kind.AUTOMATIC, "fleet"),
                "",
                Map.of(),
                Map.of()),
            new AutomaticEntry(
                Worlds.NOON,
                AutomaticCode.MASS_FAILURE,
                List.of(),
                "3 of 8 hosts were lost.",
                AutomaticMode.ACTOR,
                null));
    automatic.refresh();
    open("automatic");
    tick();
    assertThat(text()).contains("HALTED", "3 of 8 hosts were lost.", "until somebody resumes it");
    click("automatic-resume");
    click("confirm-automatic-resume");
    awaitText("Automatic mode acts again.");
    assertThat(automatic.state().halt()).isNull();
    assertThat(automatic.acts(1, Long.MAX_VALUE))
        .extracting(AutomaticAct::code)
        .containsExactly(AutomaticCode.RESUMED);
  }

  @Test
  void settingsAreChangedWithinTheirRanges() {
    open("automatic");
    tick();
    click("automatic-settings");
    field("margin").setValue(80.0);
    click("set-automatic");
    awaitPage(
        () ->
            assertThat(find(SettingsDialog.class).single().getElement().getTextRecursively())
                .contains("INVALID_REQUEST", "margin must be 0.01 to 0.5"));
    field("margin").setValue(20.0);
    field("evaluations").setValue(12.0);
    click("set-automatic");
    awaitPage(() -> assertThat(automatic.state().settings().evaluations()).isEqualTo(12));
    assertThat(automatic.state().settings().margin()).isEqualTo(0.2);
    assertThat(automatic.state().settings().on()).isFalse();
  }

  private NumberField field(String name) {
    return find(NumberField.class).withAttribute("data-field", name).single();
  }

  private void click(String act) {
    test(find(NativeButton.class).withAttribute("data-act", act).single()).click();
  }

  private void tick() {
    clock.turn(Duration.ofSeconds(6));
    become(Worlds.fourInOneRoom().picture());
  }
}
