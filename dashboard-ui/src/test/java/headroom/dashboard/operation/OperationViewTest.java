// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.OperationStory;
import headroom.dashboard.world.Worlds;
import headroom.operations.ErrorCode;
import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.OperationState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationViewTest extends DashboardTest {
  private static final Instant NOON = Worlds.NOON;
  private static final String ID = OperationStory.DRAIN.toString();

  private static OperationStory running() {
    return OperationStory.drain(NOON)
        .move("done-1", MoveState.DONE, NOON.minusSeconds(40), 4, 1, 0, "")
        .move("done-2", MoveState.DONE, NOON.minusSeconds(12), 3)
        .move("moving", MoveState.MOVING, NOON.minusSeconds(2), 5)
        .move("stand-up", MoveState.WAITING, NOON.minusSeconds(60), 0);
  }

  @BeforeEach
  void aFleet() {
    become(Worlds.fourInOneRoom().picture());
  }

  private void open(OperationStory story) {
    operations.become(story.told());
    open("operations/" + ID);
    awaitText("Measured gap");
  }

  private void tick() {
    clock.turn(Duration.ofSeconds(6));
    become(Worlds.fourInOneRoom().picture());
  }

  private String figure(String name) {
    return figure("data-operation", ID, name);
  }

  private void click(String act) {
    test(find(NativeButton.class).withAttribute("data-act", act).single()).click();
  }

  private boolean offers(String act) {
    return find(NativeButton.class).withAttribute("data-act", act).all().stream()
        .anyMatch(button -> button.isVisible() && button.getParent().orElseThrow().isVisible());
  }

  @Test
  void aRunningDrainShowsHowFarItIsAndHowFast() {
    open(running());
    assertThat(text()).contains("Drain media-01", "RUNNING", "stays cordoned");
    assertThat(figure("rooms-moved")).isEqualTo("2 of 4 rooms moved");
    assertThat(figure("people-moved")).isEqualTo("7 participants");
    assertThat(figure("moves-under-way")).isEqualTo("1");
    assertThat(figure("moves-waiting")).isEqualTo("1");
    assertThat(figure("since-last-move")).isEqualTo("12 s since the last move");
    assertThat(figure("rate")).isEqualTo("2.0 moves a minute");
    assertThat(figure("eta")).isEqualTo("ETA 1 min, 12:01:00 UTC");
  }

  @Test
  void timeGoesOnBetweenReadingsAndReadingsFollowTheTick() {
    open(running());
    operations.become(running().move("new", MoveState.DONE, NOON.plusSeconds(5), 2).told());
    tick();
    awaitPage(() -> assertThat(figure("rooms-moved")).isEqualTo("3 of 5 rooms moved"));
    assertThat(figure("since-last-move")).isEqualTo("1 s since the last move");
    assertThat(text()).contains("1 change ");
  }

  @Test
  void whatFailedStandsFirstWithItsReason() {
    open(
        running()
            .move("oncall", MoveState.FAILED, NOON, 7, 0, 3, "media-02/w1 does not answer")
            .move("again", MoveState.OPENING, NOON, 0, 0, 1, "the agent was away"));
    assertThat(figure("blockers")).isEqualTo("2 rooms do not move · 7 people");
    String words = element("data-part", "blockers").orElseThrow().getTextRecursively();
    assertThat(words).contains("media-02/w1 does not answer", "the agent was away");
    assertThat(words.indexOf("oncall")).isLessThan(words.indexOf("again"));
  }

  @Test
  void withoutBlockersNothingIsSaidOfThem() {
    open(running());
    assertThat(element("data-part", "blockers")).isEmpty();
  }

  @Test
  void measuredGapsAreAudioAndVideoApart() {
    operations.measured(
        new GapSummary(
            new GapSummary.Figures(40, 1, 8, 14.4, 22, 9),
            new GapSummary.Figures(40, 0, 62, 128, 171, 90)));
    open(running());
    assertThat(figure("audio-p50")).isEqualTo("8.0 ms");
    assertThat(figure("audio-worst")).isEqualTo("22 ms");
    assertThat(figure("audio-missing")).isEqualTo("1");
    assertThat(figure("video-p95")).isEqualTo("128 ms");
    assertThat(figure("video-missing")).isEqualTo("0");
  }

  @Test
  void nothingMeasuredIsNotZero() {
    open(running());
    assertThat(text()).contains("Nothing measured yet");
  }

  @Test
  void pausingNeedsNoSecondStepAndResumingTakesItsPlace() {
    open(running());
    click("pause");
    awaitText("It is PAUSED.");
    tick();
    awaitPage(() -> assertThat(offers("resume")).isTrue());
    assertThat(offers("pause")).isFalse();
    click("resume");
    awaitText("It is RUNNING.");
    assertThat(operations.acts).containsExactly("PAUSED by m.keller", "RUNNING by m.keller");
  }

  @Test
  void stoppingNamesWhomItConcernsAndHasAWayOut() {
    open(running());
    click("stop");
    assertThat(text()).contains("Stop: 1 room, 4 participants stay, 2 rooms moved already");
    click("keep-stop");
    assertThat(operations.acts).isEmpty();
    assertThat(offers("confirm-stop")).isFalse();
    click("stop");
    click("confirm-stop");
    awaitText("It is STOPPING.");
    assertThat(operations.acts).containsExactly("STOPPING by m.keller");
  }

  @Test
  void whatIsOverCanBeReversedAndWhatFailedRetried() {
    open(
        running()
            .move("oncall", MoveState.FAILED, NOON, 7, 0, 3, "no answer")
            .ended(OperationState.FAILED, NOON));
    assertThat(offers("pause")).isFalse();
    assertThat(offers("stop")).isFalse();
    click("retry");
    assertThat(dialog()).contains("Move 1 room, 0 participants again");
    click("keep-retry");
    click("reverse");
    assertThat(dialog()).contains("Move 2 rooms, 7 participants back");
    test(reason()).setValue(" the fan was fine ");
    click("confirm-reverse");
    awaitPage(
        () ->
            assertThat(UI.getCurrentOrThrow().getInternals().getActiveViewLocation().getPath())
                .startsWith("operations/")
                .doesNotContain(ID));
    awaitText("Reverse: Drain media-01", "that operation");
    assertThat(operations.acts).containsExactly("reverse by m.keller: the fan was fine");
  }

  @Test
  void patienceWithOldClientsIsEndedOnceAndWithAReason() {
    open(running());
    click("force");
    assertThat(dialog()).contains("those whose clients do not know migration");
    click("keep-force");
    assertThat(operations.acts).isEmpty();
    click("force");
    test(reason()).setValue("the host burns");
    click("confirm-force");
    awaitText("Old clients are reconnected at once.");
    assertThat(operations.acts).containsExactly("force by m.keller: the host burns");
    tick();
    awaitPage(() -> assertThat(offers("force")).isFalse());
  }

  @Test
  void itsActsAreALinkAway() {
    open(running());
    assertThat(find(Anchor.class).withAttribute("data-link", "audit").single().getHref())
        .isEqualTo("audit?operation=" + ID);
  }

  private String dialog() {
    return find(Dialog.class).single().getElement().getTextRecursively();
  }

  private TextField reason() {
    return find(TextField.class)
        .withCondition(field -> field.getLabel().startsWith("Reason"))
        .single();
  }

  @Test
  void aRunningOneCanNotBeReversed() {
    open(running());
    assertThat(offers("reverse")).isFalse();
    assertThat(offers("retry")).isFalse();
  }

  @Test
  void theThrottleCanBeChangedWhileItRuns() {
    open(running());
    IntegerField field = find(IntegerField.class).single();
    assertThat(field.getValue()).isEqualTo(4);
    test(field).setValue(9);
    awaitText("The throttle is changed.", "9 moves at a time");
    assertThat(operations.acts).containsExactly("9 at a time by m.keller");
  }

  @Test
  void aThrottleThatWasRefusedShowsAgainWhatHolds() {
    open(running());
    operations.refuse(ErrorCode.OPERATION_OVER, "It is over.");
    IntegerField field = find(IntegerField.class).single();
    test(field).setValue(9);
    awaitText("OPERATION_OVER", "It is over.");
    assertThat(field.getValue()).isEqualTo(4);
  }

  @Test
  void aStoppedOneSaysWhereEverybodyIs() {
    open(running().ended(OperationState.STOPPED, NOON));
    assertThat(text()).contains("Moved: 2 rooms. Left where they were: 1 room.");
  }

  @Test
  void theAddressSaysWhichMovesAreListed() {
    operations.become(running().told());
    open("operations/" + ID + "?moves=failed");
    awaitText("No move is in this state now.");
  }

  @Test
  void anUnknownOneAndNoIdAreBothMissing() {
    open("operations/" + OperationStory.number(3));
    awaitText("No such operation");
    open("operations/<b>");
    awaitText("No such operation", "“<b>”");
  }

  @Test
  void theLastFiguresStayWhileTheDatabaseIsAway() {
    open(running());
    operations.breakDown(true);
    tick();
    awaitText("DATABASE_UNAVAILABLE", "The figures are the last that were read.");
    assertThat(figure("rooms-moved")).isEqualTo("2 of 4 rooms moved");
  }
}
