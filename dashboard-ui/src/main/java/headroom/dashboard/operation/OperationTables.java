// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LiveTable;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** Tables of operations and of their moves. */
final class OperationTables {
  /** More rows than this scroll: what is measured and agreed stays in sight. */
  private static final int ROWS = 14;

  private OperationTables() {}

  /** Operations, newest first. */
  static LiveTable<OperationId, OperationRow> ofOperations() {
    LiveTable<OperationId, OperationRow> table =
        new LiveTable<>(
            "Operations, newest first",
            OperationRow::id,
            Comparator.comparing(OperationRow::createdAt)
                .reversed()
                .thenComparing(row -> row.id().toString()));
    state(table, OperationRow::state, Tone::of, Enum::name)
        .sortedBy(Comparator.comparing(OperationRow::state))
        .width(124);
    table
        .column(
            "operation",
            "Operation",
            "<a class='hr-strong' href=${item.href} data-operation=${item.id}>${item.title}</a>"
                + "<span class='hr-narrow hr-note'>${item.moves} moves · ${item.by}</span>"
                + "<span class='hr-narrow hr-note'>${item.when}</span>"
                + "<span class='hr-narrow hr-note'>${item.note}</span>")
        .with("id", row -> row.id().toString())
        .with("href", row -> Links.to(row.id()))
        .with("title", OperationRow::title)
        .with("moves", OperationTables::moves)
        .with("by", OperationRow::requestedBy)
        .with("when", row -> OperationWords.when(row.createdAt()))
        .with("note", OperationRow::note)
        .sortedBy(Comparator.comparing(OperationRow::title))
        .atLeast(180);
    table
        .column("by", "By", "${item.by}")
        .with("by", OperationRow::requestedBy)
        .sortedBy(Comparator.comparing(OperationRow::requestedBy))
        .onlyWide()
        .width(130);
    table
        .column("when", "Begun", "${item.when}")
        .with("when", row -> OperationWords.when(row.createdAt()))
        .sortedBy(Comparator.comparing(OperationRow::createdAt))
        .onlyWide()
        .width(150);
    table
        .column("took", "Took", "${item.took}")
        .with("took", OperationTables::took)
        .figure()
        .onlyWide()
        .width(92);
    table
        .column(
            "moves",
            "Moves done",
            "<span data-operation=${item.id} data-figure='moves'>${item.moves}</span>")
        .with("id", row -> row.id().toString())
        .with("moves", OperationTables::moves)
        .figure()
        .onlyWide()
        .sortedBy(Comparator.comparingLong(OperationRow::all))
        .width(110);
    table
        .column("note", "Note", "<span title=${item.note}>${item.note}</span>")
        .with("note", OperationRow::note)
        .onlyWide()
        .atLeast(180);
    return table;
  }

  /** The moves of one operation, in the order in which they begin. */
  static LiveTable<Integer, MoveProgress> ofMoves() {
    LiveTable<Integer, MoveProgress> table =
        new LiveTable<>(
            "Moves", MoveProgress::position, Comparator.comparingInt(MoveProgress::position));
    table
        .column(
            "room",
            "Room",
            "<a class='hr-strong' href=${item.href} title=${item.room} data-move=${item.room}>${item.room}</a>")
        .with("href", move -> Links.to(move.move().room()))
        .with("room", move -> move.move().room().value())
        .sortedBy(Comparator.comparing(move -> move.move().room()))
        .atLeast(150);
    // Beside the room, so that a phone shows it.
    state(table, MoveProgress::state, Tone::of, OperationWords::word)
        .sortedBy(Comparator.comparing(MoveProgress::state))
        .width(144);
    table
        .column("people", "People", "${item.people}")
        .with("people", move -> announced(move, move.people()))
        .figure()
        .sortedBy(Comparator.comparingInt(MoveProgress::people))
        .width(62);
    table
        .column("way", "From → to", "<span>${item.from} → ${item.to}</span>")
        .with("from", move -> move.move().from().toString())
        .with("to", move -> move.move().to().toString())
        .sortedBy(Comparator.comparing((MoveProgress move) -> move.move().from()))
        .atLeast(186);
    table
        .column("reconnected", "Reconnected", "${item.left}")
        .with("left", move -> announced(move, move.leftBehind()))
        .figure()
        .sortedBy(Comparator.comparingInt(MoveProgress::leftBehind))
        .width(92);
    table
        .column("since", "Since", "${item.since}")
        .with("since", move -> OperationWords.time(move.since()))
        .sortedBy(Comparator.comparing(MoveProgress::since))
        .width(98);
    table
        .column("note", "Note", "<span title=${item.note}>${item.note}</span>")
        .with("note", OperationTables::note)
        .atLeast(90);
    table.scrollsAbove(ROWS);
    return table;
  }

  private static <K, V, S> LiveTable<K, V>.Column state(
      LiveTable<K, V> table,
      Function<V, S> state,
      Function<S, Tone> tone,
      Function<S, String> word) {
    Function<V, Tone> look = state.andThen(tone);
    return table
        .column(
            "state",
            "State",
            "<span class=${item.look}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with("look", row -> "hr-state " + look.apply(row).cssClass())
        .with("icon", row -> "hr-icon " + Icon.cssClass(look.apply(row).icon()))
        .with("word", state.andThen(word));
  }

  /** How many people there are is not known before they are told. */
  private static String announced(MoveProgress move, int count) {
    return move.people() == 0 && !move.state().isOver() ? Figures.NONE : Figures.count(count);
  }

  private static String note(MoveProgress move) {
    return move.attempts() == 0
        ? move.note()
        : Figures.counted(move.attempts(), "failed try", "failed tries") + ". " + move.note();
  }

  private static String moves(OperationRow row) {
    return Figures.count(row.over()) + " of " + Figures.count(row.all());
  }

  private static String took(OperationRow row) {
    Instant end = row.endedAt();
    return end == null ? Figures.NONE : Figures.span(Duration.between(row.createdAt(), end));
  }
}
