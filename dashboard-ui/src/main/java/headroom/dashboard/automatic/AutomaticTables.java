// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.automatic;

import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.live.LiveTable;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.operation.OperationId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The log of automatic acts as a table. */
final class AutomaticTables {
  private AutomaticTables() {}

  /** Decisions, newest first. */
  static LiveTable<Long, AutomaticAct> ofActs() {
    LiveTable<Long, AutomaticAct> table =
        new LiveTable<>(
            "Decisions, newest first",
            AutomaticAct::number,
            Comparator.comparingLong(AutomaticAct::number).reversed());
    table
        .column("since", "Since, UTC", "<span data-act-number=${item.number}>${item.since}</span>")
        .with("number", act -> String.valueOf(act.number()))
        .with("since", act -> AutomaticWords.time(act.since()))
        .width(150);
    table
        .column(
            "what",
            "Decision",
            "<span class=${item.look} data-code=${item.code}><span class=${item.icon}"
                + " aria-hidden='true'></span>${item.what}</span>")
        .with("look", act -> "hr-state " + AutomaticWords.tone(act.code()).cssClass())
        .with("icon", act -> "hr-icon " + Icon.cssClass(AutomaticWords.tone(act.code()).icon()))
        .with("code", act -> act.code().name())
        .with("what", act -> AutomaticWords.what(act.code()))
        .atLeast(190);
    table
        .column(
            "reason",
            "Why",
            "<span class='hr-wraps'>${item.reason} <span"
                + " class='hr-note'>${item.more}</span></span>")
        .with("reason", AutomaticAct::reason)
        .with("more", AutomaticWords::more)
        .atLeast(240);
    table
        .column("operation", "Operation", "<a class='hr-link' href=${item.href}>${item.word}</a>")
        .with("href", act -> href(act.operation()))
        .with("word", act -> act.operation() == null ? "" : "Open")
        .width(84);
    return table;
  }

  private static String href(@Nullable OperationId operation) {
    return operation == null ? "" : Links.to(operation);
  }
}
