// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.element.Notice;
import headroom.dashboard.world.Worlds;
import headroom.operations.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators do to a room by hand, and what they are told of it. */
class RoomActsTest extends DashboardTest {
  @BeforeEach
  void townHall() {
    become(Worlds.hundred(Worlds.NOON, 3).filled("media-03/w2", 880).picture());
    open("rooms/town-hall");
  }

  private NativeButton button(String act) {
    return find(NativeButton.class).withAttribute("data-act", act).single();
  }

  private void click(String act) {
    test(button(act)).click();
  }

  private void unpipe(String worker) {
    test(find(NativeButton.class).withAttribute("aria-label", "Unpipe " + worker).single()).click();
  }

  /** Chooses a worker in the dialog as a person does: what is disabled can't be. */
  private void choose(String worker) {
    @SuppressWarnings("unchecked") // Found by its class, which knows no type of its items.
    Select<WorkerChoice> workers = find(Select.class).single();
    String words =
        workers
            .getListDataView()
            .getItems()
            .map(WorkerChoice::words)
            .filter(each -> each.startsWith(worker + " "))
            .findFirst()
            .orElseThrow();
    test(workers).selectItem(words);
  }

  private void type(String label, int value) {
    IntegerField field =
        find(IntegerField.class).withCondition(each -> each.getLabel().startsWith(label)).single();
    test(field).setValue(value);
  }

  private void turnPin(int row) {
    @SuppressWarnings("unchecked") // Found by its class, which knows no row type.
    Grid<Object> people = find(Grid.class).withAttribute("aria-label", "Participants").single();
    GridTester<Grid<Object>, Object> table = test(people);
    table.invokeLitRendererFunction(row, "pin", "turn");
  }

  @Test
  void aRoomIsPipedToTheChosenWorkerInTheOperatorsName() {
    click("pipe-to");
    assertThat(button("pipe").isEnabled()).isFalse();
    choose("media-03/w1");
    click("pipe");
    awaitText("The room is piped to media-03/w1.", "Revision 7");
    assertThat(rooms.acts).containsExactly("open media-03/w1 by m.keller");
  }

  @Test
  void aWorkerAboveItsLineIsWarnedOfAndChosenAllTheSame() {
    click("pipe-to");
    choose("media-03/w2");
    assertThat(find(Notice.class).all())
        .anySatisfy(
            notice ->
                assertThat(notice.getElement().getTextRecursively())
                    .contains("media-03/w2 is 7 % above its headroom line."));
    assertThat(button("pipe").getText()).isEqualTo("Pipe room above the line");
    choose("media-03/w1");
    assertThat(button("pipe").getText()).isEqualTo("Pipe room");
    choose("media-03/w2");
    click("pipe");
    awaitText("The room is piped to media-03/w2.");
    assertThat(rooms.acts).containsExactly("open media-03/w2 by m.keller");
  }

  @Test
  void aPartIsTakenOutInTheOperatorsName() {
    unpipe("media-02/w1");
    click("confirm-unpipe");
    awaitText("The part on media-02/w1 is taken out.");
    assertThat(rooms.acts).containsExactly("close media-02/w1 by m.keller");
  }

  @Test
  void theHomeCanNotBeUnpiped() {
    assertThat(find(NativeButton.class).withAttribute("aria-label", "Unpipe media-01/w1").all())
        .noneMatch(NativeButton::isVisible);
  }

  @Test
  void limitsAreAppliedAfterTheirPriceWasSaid() {
    click("limits");
    assertThat(button("set-limits").isEnabled()).isFalse();
    type("Live pictures", 5);
    assertThat(price()).contains("2,020 live consumers now", "1,515 then");
    click("set-limits");
    awaitText("The limits are changed.");
    assertThat(rooms.acts)
        .containsExactly("SpeakerLimits[maxLive=5, maxStandby=30, maxLiveAudio=10] by m.keller");
  }

  @Test
  void limitsThatCanNotBeAreNotSent() {
    click("limits");
    type("Live pictures", 12);
    assertThat(price()).contains("Live sounds").contains("at least as many");
    assertThat(button("set-limits").isEnabled()).isFalse();
    type("Live sounds", 12);
    assertThat(button("set-limits").isEnabled()).isTrue();
    assertThat(rooms.acts).isEmpty();
  }

  @Test
  void aParticipantIsPinnedAndAPinnedOneUnpinned() {
    turnPin(0);
    awaitText("p1 is pinned and stays live.");
    turnPin(2);
    awaitText("p3 is no longer pinned.");
    assertThat(rooms.acts).containsExactly("pin p1 by m.keller", "unpin p3 by m.keller");
  }

  @Test
  void eachRefusalStaysWithItsCodeAndWords() {
    rooms.refuse(ErrorCode.PART_NOT_EMPTY, "33 people are on media-02/w1.");
    unpipe("media-02/w1");
    click("confirm-unpipe");
    awaitText("PART_NOT_EMPTY", "33 people are on media-02/w1.");
    assertThat(element("role", "alert")).isPresent();

    rooms.refuse(ErrorCode.TOO_MANY_PINS, "At most 9 people can be pinned.");
    turnPin(0);
    awaitText("TOO_MANY_PINS", "At most 9 people can be pinned.");

    rooms.refuse(ErrorCode.HOST_UNREACHABLE, "media-03 does not answer.");
    click("pipe-to");
    choose("media-03/w1");
    click("pipe");
    awaitText("HOST_UNREACHABLE", "media-03 does not answer.");

    rooms.refuse(ErrorCode.DATABASE_UNAVAILABLE, "Nothing was changed.");
    click("limits");
    type("On standby", 10);
    click("set-limits");
    awaitText("DATABASE_UNAVAILABLE", "Nothing was changed.");
    assertThat(text()).doesNotContain("HOST_UNREACHABLE");
    assertThat(rooms.acts).isEqualTo(List.of());
  }

  private String price() {
    return find(Paragraph.class).withAttribute("data-figure", "price").single().getText();
  }
}
