// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.live.LiveTable;
import headroom.planning.WorkerId;
import headroom.planning.plan.Move;
import headroom.planning.plan.RefusedPart;
import java.util.Comparator;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What a plan would move, and what it would leave. */
final class PlanTables {
  private static final int ROWS = 14;
  private static final int REFUSED_ROWS = 6;

  private PlanTables() {}

  /** The moves, in the order in which they begin. */
  static LiveTable<Integer, Move> ofMoves() {
    LiveTable<Integer, Move> table =
        new LiveTable<>("Planned moves", Move::number, Comparator.comparingInt(Move::number));
    table
        .column(
            "room",
            "Room",
            "${item.href ? html`<a class='hr-strong' href=${item.href} data-planned=${item.room}>${item.room}</a>`"
                + " : html`<span data-planned=${item.room}>${item.room}</span>`}")
        // A room that would arrive has no page.
        .with("href", move -> move.from() == null ? "" : Links.to(move.room()))
        .with("room", move -> move.room().value())
        .sortedBy(Comparator.comparing(Move::room))
        .atLeast(140);
    figure(table, "people", "People", Move::people).width(76);
    table
        .column("way", "From → to", "<span>${item.from} → ${item.to}</span>")
        .with("from", move -> place(move.from()))
        .with("to", move -> move.to() + (move.merges() ? ", merges" : ""))
        .sortedBy(Comparator.comparing(Move::to))
        .atLeast(200);
    table
        .column(
            "reconnects",
            "Reconnect",
            "<span class=${item.look}><span class=${item.icon} aria-hidden='true'></span>${item.words}</span>")
        .with("look", move -> move.reconnects() == 0 ? "" : "hr-state hr-tone-late")
        .with(
            "icon",
            move -> move.reconnects() == 0 ? "" : "hr-icon " + Icon.cssClass(Icon.Name.WARN))
        .with("words", PlanTables::reconnects)
        .figure()
        .sortedBy(Comparator.comparingInt(Move::reconnects))
        .width(104);
    figure(table, "wave", "Wave", Move::wave).width(66);
    table
        .column("reason", "Reason", "<span title=${item.reason}>${item.reason}</span>")
        .with("reason", Move::reason)
        .atLeast(180);
    table.scrollsAbove(ROWS);
    return table;
  }

  /** Parts that have to go and can't. */
  static LiveTable<String, RefusedPart> ofRefused() {
    LiveTable<String, RefusedPart> table =
        new LiveTable<>(
            "Refused",
            part -> part.room() + " " + place(part.worker()),
            Comparator.comparingLong(RefusedPart::missing)
                .reversed()
                .thenComparing(RefusedPart::room));
    table
        .column("room", "Room", "<a class='hr-strong' href=${item.href}>${item.room}</a>")
        .with("href", part -> Links.to(part.room()))
        .with("room", part -> part.room().value())
        .sortedBy(Comparator.comparing(RefusedPart::room))
        .atLeast(130);
    table
        .column("stays", "Stays on", "${item.place}")
        .with("place", part -> place(part.worker()))
        .atLeast(110);
    figure(table, "people", "People", RefusedPart::people).width(76);
    figure(table, "missing", "Consumers missing", RefusedPart::missing).width(132);
    table
        .column("reason", "Reason", "<span title=${item.reason}>${item.reason}</span>")
        .with("reason", RefusedPart::reason)
        .atLeast(220);
    table.scrollsAbove(REFUSED_ROWS);
    return table;
  }

  private static <K, V> LiveTable<K, V>.Column figure(
      LiveTable<K, V> table, String name, String header, ToLongFunction<V> value) {
    return table
        .column(name, header, "${item.value}")
        .with("value", row -> Figures.count(value.applyAsLong(row)))
        .figure()
        .sortedBy(Comparator.comparingLong(value));
  }

  private static String reconnects(Move move) {
    return move.reconnects() == 0
        ? Figures.NONE
        : "%d of %d".formatted(move.reconnects(), move.people());
  }

  private static String place(@Nullable WorkerId worker) {
    return worker == null ? "nowhere" : worker.toString();
  }
}
