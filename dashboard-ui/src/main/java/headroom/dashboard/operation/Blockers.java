// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Tone;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import java.util.Comparator;
import java.util.List;

/** Moves that failed or do not get on, each with its reason. */
final class Blockers extends Div {
  private static final int TOLD = 8;

  private final LiveText head = LiveText.figure("blockers", "hr-summary");
  private final NativeTable table = new NativeTable();
  private List<MoveProgress> shown = List.of();

  Blockers() {
    table.addClassNames("hr-table", "hr-reasons");
    add(new Card().titled("Blockers", head).with(table));
    getElement().setAttribute("data-part", "blockers");
    setVisible(false);
  }

  /** Failed ones first, then those that are tried again or wait with a reason. */
  static List<MoveProgress> of(Operation operation) {
    return operation.moves().stream()
        .filter(
            move ->
                move.state() == MoveState.FAILED
                    || (!move.state().isOver() && (move.attempts() > 0 || !move.note().isEmpty())))
        .sorted(
            Comparator.comparing((MoveProgress move) -> move.state() != MoveState.FAILED)
                .thenComparingInt(MoveProgress::position))
        .toList();
  }

  void show(Operation operation) {
    List<MoveProgress> blocked = of(operation);
    if (blocked.equals(shown)) {
      return;
    }
    shown = blocked;
    setVisible(!blocked.isEmpty());
    head.show(
        "%s · %s"
            .formatted(
                Figures.counted(blocked.size(), "room does not move", "rooms do not move"),
                Figures.counted(
                    blocked.stream().mapToLong(MoveProgress::people).sum(), "person", "people")));
    table.getBody().removeAll();
    blocked.stream().limit(TOLD).forEach(move -> table.getBody().add(row(move)));
    if (blocked.size() > TOLD) {
      NativeTableRow more = new NativeTableRow();
      more.add(
          new NativeTableCell(
              "and " + Figures.count(blocked.size() - TOLD) + " more, listed below"));
      table.getBody().add(more);
    }
  }

  private static NativeTableRow row(MoveProgress move) {
    Anchor room = new Anchor(Links.to(move.move().room()), move.move().room().value());
    room.addClassName("hr-strong");
    Tone tone = move.state() == MoveState.FAILED ? Tone.DEAD : Tone.LATE;
    Span state =
        new Span(
            new Icon(tone.icon()),
            new Span(move.state() == MoveState.FAILED ? "failed" : "tried again"));
    state.addClassNames("hr-state", tone.cssClass());
    NativeTableRow row = new NativeTableRow();
    row.add(
        new NativeTableCell(room),
        new NativeTableCell(move.move().from() + " → " + move.move().to()),
        new NativeTableCell(state),
        new NativeTableCell(
            move.note().isEmpty()
                ? Figures.counted(move.attempts(), "failed try", "failed tries")
                : move.note()));
    return row;
  }
}
