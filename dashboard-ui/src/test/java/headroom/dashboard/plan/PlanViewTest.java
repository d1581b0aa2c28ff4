// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.PlanStory;
import headroom.dashboard.world.Worlds;
import headroom.operations.ErrorCode;
import headroom.operations.plan.PlanId;
import headroom.planning.HostId;
import headroom.planning.plan.PlanRequest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanViewTest extends DashboardTest {
  private PlanId id = PlanId.of("00000000-0000-0000-0000-000000000000");

  @BeforeEach
  void aFleet() {
    become(Worlds.fourInOneRoom().picture());
  }

  private void open(PlanStory story, String query) {
    id = plans.keep(story);
    open("plans/" + id + query);
    awaitText("Before and after");
  }

  private void tick() {
    clock.turn(Duration.ofSeconds(6));
    become(Worlds.fourInOneRoom().picture());
  }

  private String figure(String name) {
    return figure("data-plan", id.toString(), name);
  }

  private NativeButton button(String act) {
    return find(NativeButton.class).withAttribute("data-act", act).single();
  }

  private void click(String act) {
    test(button(act)).click();
  }

  private static String path() {
    return UI.getCurrentOrThrow().getInternals().getActiveViewLocation().getPath();
  }

  @Test
  void aPlanSaysWhatItWouldDo() {
    open(PlanStory.drain(), "");
    assertThat(text())
        .contains(
            "Drain media-01", "nothing has happened", "snapshot 0000bc53", "Fits.", "41 % free");
    assertThat(figure("movers")).isEqualTo("2 rooms, 11 participants · 1 wave");
    assertThat(figure("score")).isEqualTo("54 → 92");
    assertThat(text()).contains("Above the line", "1 → 0", "1.07 → 0.62");
  }

  @Test
  void onlyWhatChangesIsDrawn() {
    open(PlanStory.drain(), "");
    assertThat(element("data-forecast", "media-01/w1").orElseThrow().getTextRecursively())
        .contains("1.07", "→ 0.00");
    assertThat(element("data-forecast", "media-01/w2")).isEmpty();
    assertThat(element("data-forecast", "media-02")).isPresent();
    assertThat(text()).contains("2 of 4 workers unchanged");
  }

  @Test
  void applyingNamesThePeopleAndLeadsToTheOperation() {
    open(PlanStory.drain(), "?parallel=6&deadline=1h30m&then=CLOSE");
    TextField reason =
        find(TextField.class).withCondition(each -> "Reason".equals(each.getLabel())).single();
    test(reason).setValue("kernel update");
    assertThat(text()).contains("Apply: move 2 rooms, 11 participants");
    click("apply");
    assertThat(plans.applied).isEmpty();
    assertThat(text()).contains("Move 2 rooms, 11 participants now");
    click("confirm-apply");
    awaitPage(() -> assertThat(path()).isEqualTo("operations/" + plans.ids.getFirst()));
    assertThat(plans.applied)
        .containsExactly(
            "OperationSettings[maxParallel=6, patience=PT30S, deadline="
                + clock.instant().plus(Duration.ofMinutes(90))
                + ", atDeadline=CLOSE], not partly, “kernel update” by m.keller");
  }

  @Test
  void aSpanThatIsNoneIsNotSent() {
    open(PlanStory.drain(), "");
    TextField patience =
        find(TextField.class)
            .withCondition(each -> each.getLabel().startsWith("Patience"))
            .single();
    test(patience).setValue("soon");
    click("apply");
    click("confirm-apply");
    settle();
    assertThat(patience.isInvalid()).isTrue();
    assertThat(plans.ids).isEmpty();
  }

  @Test
  void oldClientsAreCountedApart() {
    open(PlanStory.drain().reconnecting(2), "");
    assertThat(text()).contains("2 participants reconnect.", "do not know migration");
    assertThat(figure("movers")).contains("2 reconnect");
    click("apply");
    assertThat(text()).contains("now, 2 of them reconnect");
  }

  @Test
  void whatIsRefusedStandsFirstWithTheMissingAmountAndMustBeAccepted() {
    open(PlanStory.drain().refused("town-hall", 14, 120), "");
    assertThat(text()).contains("Does not fit.", "1 room has no target: 120 consumers are missing");
    assertThat(figure("refused")).isEqualTo("1 room can't move · 120 consumers missing");
    assertThat(text().indexOf("Refused")).isLessThan(text().indexOf("2 moves"));
    assertThat(button("apply").isEnabled()).isFalse();
    test(find(Checkbox.class).withCondition(each -> each.getLabel().startsWith("Leave 1")).single())
        .click();
    assertThat(button("apply").isEnabled()).isTrue();
    click("apply");
    click("confirm-apply");
    awaitPage(() -> assertThat(plans.applied).hasSize(1));
    assertThat(plans.applied.getFirst()).contains("],  partly");
  }

  @Test
  void anOutdatedPlanCanNotBeAppliedAndIsPlannedAgain() {
    open(PlanStory.drain(), "?parallel=6");
    plans.current(false);
    tick();
    awaitText("Out of date.");
    assertThat(button("apply").isEnabled()).isFalse();
    plans.current(true);
    click("plan-again");
    awaitPage(() -> assertThat(path()).startsWith("plans/").doesNotContain(id.toString()));
    assertThat(
            UI.getCurrentOrThrow()
                .getInternals()
                .getActiveViewLocation()
                .getPathWithQueryParameters())
        .contains("parallel=6");
    assertThat(plans.asked).hasSize(1);
    assertThat(((PlanRequest.Drain) plans.asked.getFirst()).hosts())
        .isEqualTo(Set.of(new HostId("media-01")));
  }

  @Test
  void aConflictWhileApplyingIsToldInTheSameWay() {
    open(PlanStory.drain(), "");
    plans.refuse(ErrorCode.PLAN_OUTDATED, "The fleet is another one.");
    click("apply");
    click("confirm-apply");
    awaitText("PLAN_OUTDATED", "The fleet is another one.", "Out of date.");
    assertThat(button("apply").isEnabled()).isFalse();
  }

  @Test
  void applyingAgainAfterAFailureIsTheSameOperation() {
    open(PlanStory.drain(), "");
    plans.refuse(ErrorCode.DATABASE_UNAVAILABLE, "Nothing was changed.");
    click("apply");
    click("confirm-apply");
    awaitText("DATABASE_UNAVAILABLE");
    click("apply");
    click("confirm-apply");
    awaitPage(() -> assertThat(plans.ids).hasSize(2));
    assertThat(plans.ids.getFirst()).isEqualTo(plans.ids.getLast());
  }

  @Test
  void aPlanOfNothingHasNothingToApply() {
    open(PlanStory.nothing(), "");
    assertThat(text()).contains("Nothing moves.");
    assertThat(element("data-part", "apply")).isEmpty();
  }

  @Test
  void aPlanThatIsKeptNoLongerSaysSo() {
    open(PlanStory.drain(), "");
    plans.forget();
    tick();
    awaitText("No longer kept.");
    assertThat(button("apply").isEnabled()).isFalse();
    open("plans/" + PlanId.of("00000000-0000-0000-0000-000000000009"));
    awaitText("No such plan", "half an hour");
  }
}
