// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalQuery;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.Worlds;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import headroom.operations.policy.PolicyChange;
import headroom.operations.policy.PolicyPreview;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of policies: what holds and from where, trying out, changing, taking back. */
class PoliciesViewTest extends DashboardTest {
  private static final PolicyScope MEDIA_1 = PolicyScope.parse("host:media-01");

  @BeforeEach
  void twoWorkersOfWhichOneIsBusy() {
    become(Worlds.fourInOneRoom().filled("media-01/w1", 300).picture());
  }

  @Test
  void whereNothingIsSetThePresetsHoldAndSayWhatThatMeans() {
    open("policies");
    assertThat(text()).contains("Nothing is set: the presets hold everywhere");
    assertThat(figure("data-policy-of", "fleet", "consumersPerWorker")).isEqualTo("500");
    assertThat(figure("data-policy-of", "fleet", "headroom")).isEqualTo("30 %");
    assertThat(figure("data-policy-of", "fleet", "packetsPerSecond")).isEqualTo("no limit");
    awaitText("Nothing was ever set here");
    assertThat(text())
        .contains("Soft wishes, in this order", "Load even over the workers", "Automatic mode");
  }

  @Test
  void aLinkOpensAScopeAndEachValueNamesWhereItIsSet() {
    set(PolicyScope.fleet(), PolicyField.HEADROOM, 0.2);
    set(MEDIA_1, PolicyField.MAX_ROOMS, 40);
    openAt("worker:media-01:w1");
    assertThat(figure("data-policy-of", "worker:media-01:w1", "headroom")).isEqualTo("20 %");
    assertThat(text()).contains("from the fleet", "from host media-01", "preset");
    assertThat(text()).contains("2 places with values of their own");
    TreeGrid<PolicyNode> tree = tree();
    assertThat(tree.getSelectedItems())
        .extracting(node -> node.scope().toString())
        .containsExactly("worker:media-01:w1");
  }

  @Test
  void narrowPagesShowWhatHoldsMostOften() {
    open("policies");
    assertThat(tree().getColumns())
        .filteredOn(column -> !column.getElement().hasAttribute("data-only-wide"))
        .extracting(Grid.Column::getKey)
        .containsExactly("where", "consumersPerWorker", "headroom");
  }

  @Test
  void aLinkToWhatTheFleetHasNotSaysSo() {
    openAt("host:media-99");
    assertThat(text()).contains("Host media-99", "No host media-99 has ever connected.");
    openAt("nonsense");
    assertThat(element("data-policy-of", "fleet")).isPresent();
  }

  @Test
  void whatOthersChangeAppearsByItself() {
    open("policies");
    set(PolicyScope.fleet(), PolicyField.HEADROOM, 0.2);
    become(Worlds.fourInOneRoom().picture());
    assertThat(figure("data-policy-of", "fleet", "headroom")).isEqualTo("20 %");
    awaitText("Version 1");
  }

  @Test
  void aChangeNamesTheWorkersAboveTheLineBeforeItIsMade() {
    openAt("host:media-01");
    click("change-policy");
    assertThat(button("set-policy").isEnabled()).isFalse();
    type("consumersPerWorker", 400);
    awaitDialog("1 worker would be above the line.");
    assertThat(dialogText()).contains("media-01/w1", "bound by consumers", "automatic mode is off");
    assertThat(policies.at(MEDIA_1).version()).isZero();

    find(TextField.class)
        .withCondition(each -> Objects.equals(each.getLabel(), "Reason, for the audit"))
        .single()
        .setValue("noisy neighbour");
    click("set-policy");
    awaitText("The policy of host media-01 is at version 1.", "Version 1");
    assertThat(figure("data-policy-of", "host:media-01", "consumersPerWorker")).isEqualTo("400");
    assertThat(database.audit().find(AuditQuery.NEWEST))
        .extracting(AuditRecord::entry)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("m.keller");
              assertThat(entry.why()).isEqualTo("noisy neighbour");
              assertThat(entry.after()).isEqualTo(Map.of("consumersPerWorker", 400L));
            });
  }

  @Test
  void aPreviewSaysWhatAutomaticModeWouldMove() {
    forecast = new PolicyPreview.Automatic.Moves(Duration.ofSeconds(30), 1, 3, 12, 2);
    openAt("host:media-01");
    click("change-policy");
    type("consumersPerWorker", 400);
    awaitDialog("1 worker would be above the line.");
    assertThat(dialogText())
        .contains(
            "automatic mode moves 3 rooms with 12 people off 1 worker; 2 workers stay above for now");
  }

  @Test
  void sharesAreTypedInPercent() {
    openAt("host:media-01");
    click("change-policy");
    type("headroom", 29);
    awaitDialog("No worker would be above the line.");
    click("set-policy");
    awaitText("Version 1");
    assertThat(policies.at(MEDIA_1).own().get(PolicyField.HEADROOM)).hasValue(0.29);
  }

  @Test
  void aValueThatCanNotBeIsRefusedAtItsField() {
    openAt("host:media-01");
    click("change-policy");
    type("headroom", 95);
    assertThat(field("headroom").isInvalid()).isTrue();
    assertThat(field("headroom").getErrorMessage()).isEqualTo("0 % to 90 %");
    assertThat(button("set-policy").isEnabled()).isFalse();
    type("headroom", 20);
    assertThat(field("headroom").isInvalid()).isFalse();
    awaitDialog("No worker would be above the line.");
    assertThat(button("set-policy").isEnabled()).isTrue();
  }

  @Test
  void roomsHaveFieldsForTheFleetOnly() {
    open("policies");
    click("change-policy");
    assertThat(find(NumberField.class).withAttribute("data-field", "maxLive").all()).hasSize(1);
    type("maxLive", 12);
    assertThat(field("maxLiveAudio").getErrorMessage()).contains("at least maxLive");
    test(find(NativeButton.class).withText("Keep as it is").single()).click();
    openAt("host:media-01");
    click("change-policy");
    assertThat(find(NumberField.class).withAttribute("data-field", "maxLive").all()).isEmpty();
  }

  @Test
  void whoWasOvertakenIsToldAndKeepsWhatWasTyped() {
    openAt("host:media-01");
    click("change-policy");
    type("headroom", 20);
    awaitDialog("No worker would be above the line.");
    set(MEDIA_1, PolicyField.HEADROOM, 0.1);
    click("set-policy");
    awaitDialog("POLICY_CHANGED");
    assertThat(dialogText()).contains("version 1, set by j.ott");
    assertThat(field("headroom").getValue()).isEqualTo(20);
    assertThat(policies.at(MEDIA_1).own().get(PolicyField.HEADROOM)).hasValue(0.1);
  }

  @Test
  void aRefusalStaysWithItsCode() {
    openAt("host:media-01");
    click("change-policy");
    type("headroom", 20);
    awaitDialog("No worker would be above the line.");
    database.goesAway();
    click("set-policy");
    awaitDialog("DATABASE_UNAVAILABLE");
    assertThat(button("set-policy").isEnabled()).isTrue();
  }

  @Test
  void theNewestChangeIsTakenBackAndEverythingInherited() {
    set(MEDIA_1, PolicyField.HEADROOM, 0.1);
    policies.change(
        new PolicyChange(
            MEDIA_1, PolicyValues.NONE.with(PolicyField.HEADROOM, 0.2), 1, "j.ott", "why not"));
    openAt("host:media-01");
    awaitText("Version 2", "why not");
    click("undo-policy");
    awaitText("Version 3");
    assertThat(policies.at(MEDIA_1).own().get(PolicyField.HEADROOM)).hasValue(0.1);

    click("reset-policy");
    await().pollInSameThread().until(() -> settledButton("confirm-reset").isEnabled());
    click("confirm-reset");
    awaitText("Version 4", "everything inherited");
    assertThat(policies.at(MEDIA_1).own()).isEqualTo(PolicyValues.NONE);
  }

  @Test
  void hostsThatComeWaitUntilSomebodyAsksForThem() {
    become(Worlds.empty());
    open("policies");
    assertThat(children()).isZero();
    become(Worlds.fourInOneRoom().picture());
    assertThat(children()).isZero();
    assertThat(text()).contains("4 changes");
    test(find(NativeButton.class).withText("4 changes").single()).click();
    assertThat(children()).isEqualTo(1);
  }

  private int children() {
    return tree()
        .getDataProvider()
        .getChildCount(new HierarchicalQuery<>(null, PolicyNode.fleet()));
  }

  @SuppressWarnings("unchecked") // Found by its class, which knows no row type.
  private TreeGrid<PolicyNode> tree() {
    return find(TreeGrid.class).single();
  }

  private void set(PolicyScope scope, PolicyField field, double value) {
    policies.change(
        new PolicyChange(
            scope,
            PolicyValues.NONE.with(field, value),
            policies.at(scope).version(),
            "j.ott",
            ""));
  }

  private static void openAt(String scope) {
    UI.getCurrentOrThrow().navigate("policies", QueryParameters.of("at", scope));
    settle();
  }

  private NativeButton button(String act) {
    return find(NativeButton.class).withAttribute("data-act", act).single();
  }

  private NativeButton settledButton(String act) {
    settle();
    return button(act);
  }

  private void click(String act) {
    test(button(act)).click();
  }

  private NumberField field(String key) {
    return find(NumberField.class).withAttribute("data-field", key).single();
  }

  private void type(String key, double value) {
    test(field(key)).setValue(value);
  }

  /** Dialogs are not below the page. */
  private String dialogText() {
    return find(PolicyDialog.class).single().getElement().getTextRecursively();
  }

  private void awaitDialog(String words) {
    await()
        .pollInSameThread()
        .untilAsserted(
            () -> {
              settle();
              assertThat(dialogText()).contains(words);
            });
  }
}
