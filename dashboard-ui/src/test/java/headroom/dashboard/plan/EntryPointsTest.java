// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.element.Notice;
import headroom.dashboard.world.PlanStory;
import headroom.dashboard.world.Worlds;
import headroom.operations.ErrorCode;
import headroom.operations.fleet.HostState;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where acts are asked for: on the page of the host, of the room and of the fleet. */
class EntryPointsTest extends DashboardTest {
  private NativeButton button(String act) {
    return find(NativeButton.class).withAttribute("data-act", act).single();
  }

  private void click(String act) {
    test(button(act)).click();
  }

  private static String address() {
    return UI.getCurrentOrThrow()
        .getInternals()
        .getActiveViewLocation()
        .getPathWithQueryParameters();
  }

  private List<String> notices() {
    return find(Notice.class).all().stream()
        .filter(Notice::isVisible)
        .map(notice -> notice.getElement().getTextRecursively())
        .toList();
  }

  @Test
  void aHostIsCordonedWhenItWasSaidWhyAndThatCanBeUndoneForAWhile() {
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01");
    click("cordon");
    click("keep-cordon");
    assertThat(cordons.acts).isEmpty();
    click("cordon");
    test(find(TextField.class)
            .withCondition(field -> field.getLabel().startsWith("Reason"))
            .single())
        .setValue("a fan");
    click("confirm-cordon");
    awaitText("media-01 is cordoned.", "Undo");
    click("undo-cordon");
    awaitText("media-01 is uncordoned.");
    assertThat(cordons.acts)
        .containsExactly(
            "cordon media-01 by m.keller: a fan",
            "uncordon media-01 by m.keller: taken back at once");
    clock.turn(Duration.ofSeconds(6));
    become(Worlds.fourInOneRoom().picture());
    assertThat(text()).doesNotContain("Undo");
  }

  @Test
  void aCordonedHostIsUncordonedByTheSameButton() {
    become(
        Worlds.fourInOneRoom().hostIs("media-01", HostState.LIVE, true, Duration.ZERO).picture());
    open("hosts/media-01");
    assertThat(button("cordon").getElement().getTextRecursively()).isEqualTo("Uncordon");
    click("cordon");
    click("confirm-cordon");
    awaitText("media-01 is uncordoned.");
    assertThat(cordons.acts).containsExactly("uncordon media-01 by m.keller");
  }

  @Test
  void aWorkerIsCordonedByItselfAndItsHostStaysAsItIs() {
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01/workers/1");
    assertThat(text()).doesNotContain("CORDONED");
    click("cordon");
    click("confirm-cordon");
    awaitText("media-01/w1 is cordoned.", "Undo");
    assertThat(cordons.acts).containsExactly("cordon media-01/w1 by m.keller");

    become(Worlds.fourInOneRoom().cordoned("media-01/w1").picture());
    assertThat(text()).contains("CORDONED");
    assertThat(button("cordon").getElement().getTextRecursively()).isEqualTo("Uncordon");
    open("hosts/media-01");
    assertThat(text()).doesNotContain("CORDONED");
  }

  @Test
  void aWorkerOfACordonedHostSaysSoAndKeepsAButtonOfItsOwn() {
    become(
        Worlds.fourInOneRoom().hostIs("media-01", HostState.LIVE, true, Duration.ZERO).picture());
    open("hosts/media-01/workers/1");
    assertThat(text()).contains("CORDONED", "its host is cordoned");
    assertThat(button("cordon").getElement().getTextRecursively()).isEqualTo("Cordon");
  }

  @Test
  void aWorkerIsDrainedFromItsPage() {
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01/workers/1");
    click("drain");
    awaitPage(
        () ->
            assertThat(plans.asked)
                .containsExactly(
                    new PlanRequest.Drain(Set.of(), Set.of(WorkerId.parse("media-01/w1")))));
  }

  @Test
  void aCordonThatIsRefusedStaysWithItsCode() {
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01");
    cordons.refuse(ErrorCode.DATABASE_UNAVAILABLE, "Nothing was changed.");
    click("cordon");
    click("confirm-cordon");
    awaitText("DATABASE_UNAVAILABLE", "Nothing was changed.");
  }

  @Test
  void theDrainFormSaysWhetherItFitsAndLeadsToThePlanWithItsChoices() {
    become(Worlds.fourInOneRoom().picture());
    open("hosts/media-01");
    click("drain");
    awaitPage(
        () ->
            assertThat(notices())
                .anyMatch(words -> words.contains("The rest holds this load with 41 % free.")));
    @SuppressWarnings("unchecked") // Found by its class, which knows no type of its items.
    ComboBox<String> deadline = find(ComboBox.class).single();
    deadline.setValue("4h");
    click("review-drain");
    awaitText("Drain media-01", "nothing has happened");
    assertThat(address()).startsWith("plans/").endsWith("?deadline=4h");
    assertThat(plans.asked)
        .containsExactly(new PlanRequest.Drain(Set.of(new HostId("media-01")), Set.of()));
    assertThat(plans.applied).isEmpty();
  }

  @Test
  void aDrainThatDoesNotFitSaysInTheFormWhatIsMissing() {
    become(Worlds.fourInOneRoom().picture());
    plans.answer(PlanStory.drain().refused("town-hall", 14, 120));
    open("hosts/media-01");
    click("drain");
    awaitPage(
        () -> assertThat(notices()).anyMatch(words -> words.contains("120 consumers are missing")));
  }

  @Test
  void aDrainThatCanNotBePlannedIsNotLedTo() {
    become(Worlds.fourInOneRoom().picture());
    plans.refuse(ErrorCode.HOST_UNKNOWN, "There is no host media-01.");
    open("hosts/media-01");
    click("drain");
    awaitPage(
        () -> assertThat(notices()).anyMatch(words -> words.contains("There is no host media-01")));
    assertThat(button("review-drain").isEnabled()).isFalse();
  }

  @Test
  void aPartOfARoomIsSentToAWorker() {
    become(Worlds.hundred(Worlds.NOON, 3).picture());
    open("rooms/town-hall");
    click("move");
    @SuppressWarnings("unchecked") // Found by its class, which knows no type of its items.
    ComboBox<MoveTarget> where = find(ComboBox.class).single();
    assertThat(where.getListDataView().getItems().map(MoveTarget::words))
        .contains("media-02 · its best worker")
        .noneMatch(words -> words.startsWith("media-04"));
    where.setValue(
        where
            .getListDataView()
            .getItems()
            .filter(each -> each.words().startsWith("media-03/w1 "))
            .findFirst()
            .orElseThrow());
    click("plan-move");
    awaitText("nothing has happened");
    assertThat(plans.asked)
        .containsExactly(
            new PlanRequest.MigrateRoom(
                new RoomId("town-hall"),
                Set.of(),
                new Target.ToWorker(WorkerId.parse("media-03/w1"))));
  }

  @Test
  void aMoveThatIsRefusedIsToldInTheDialog() {
    become(Worlds.hundred(Worlds.NOON, 3).picture());
    plans.refuse(ErrorCode.ROOM_UNKNOWN, "There is no room town-hall.");
    open("rooms/town-hall");
    click("move");
    click("plan-move");
    awaitPage(
        () ->
            assertThat(notices())
                .anyMatch(
                    words ->
                        words.contains("ROOM_UNKNOWN")
                            && words.contains("There is no room town-hall.")));
    assertThat(button("plan-move").isEnabled()).isTrue();
  }

  @Test
  void aWhatIfLeadsToAPlanThatIsOnlyASupposition() {
    plans.answer(PlanStory.drain().reconnecting(2));
    become(Worlds.fourInOneRoom().picture());
    openFleet(Map.of());
    click("what-if");
    @SuppressWarnings("unchecked") // Found by its class, which knows no type of its items.
    MultiSelectComboBox<HostId> lost = find(MultiSelectComboBox.class).single();
    assertThat(lost.getListDataView().getItems()).contains(new HostId("media-01"));
    lost.setValue(Set.of(new HostId("media-01")));
    test(number("Rooms")).setValue(20);
    test(number("People")).setValue(6);
    click("plan-what-if");
    awaitText("Only a supposition.", "nothing of it can be applied", "What if:");
    assertThat(plans.asked)
        .containsExactly(new PlanRequest.WhatIf(Set.of(new HostId("media-01")), 20, 6, Map.of()));
    assertThat(find(NativeButton.class).withAttribute("data-act", "apply").all()).isEmpty();
    assertThat(text()).doesNotContain("patience");
  }

  private IntegerField number(String label) {
    return find(IntegerField.class)
        .withCondition(each -> each.getLabel().startsWith(label))
        .single();
  }

  @Test
  void aRebalanceMovesNoMoreThanAllowed() {
    become(Worlds.fourInOneRoom().picture());
    openFleet(Map.of());
    click("rebalance");
    IntegerField people =
        find(IntegerField.class)
            .withCondition(each -> each.getLabel().startsWith("People"))
            .single();
    test(people).setValue(50);
    click("plan-rebalance");
    awaitText("nothing has happened");
    assertThat(plans.asked)
        .containsExactly(
            new PlanRequest.Rebalance(
                50, PlanRequest.UNLIMITED, PlanRequest.Rebalance.Goal.LOWEST_PEAK));
  }
}
