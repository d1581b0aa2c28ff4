// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.audit;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import headroom.dashboard.live.NarrowColumns;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditRecord;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of acts. They never change, so the table stands still until another page is asked for. */
final class AuditTable extends Div {
  private final Grid<AuditRecord> grid = new Grid<>();

  /**
   * @param address of an entry
   */
  AuditTable(Function<AuditRecord, String> address) {
    addClassName("hr-live-table");
    grid.getElement().setAttribute("aria-label", "Acts");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.addColumn(
            LitRenderer.<AuditRecord>of(
                    "<a class=\"hr-link\" data-entry=\"${item.number}\" href=\"${item.href}\">${item.at}</a>")
                .withProperty("number", record -> String.valueOf(record.number()))
                .withProperty("href", address::apply)
                .withProperty("at", record -> AuditWords.time(record.entry().at())))
        .setHeader("When, UTC")
        .setWidth("150px")
        .setFlexGrow(0);
    column("Who", 140, AuditEntry::who);
    column("What", 130, AuditEntry::act);
    grid.addColumn(
            LitRenderer.<AuditRecord>of(
                    "${item.href ? html`<a class=\"hr-link\" href=\"${item.href}\">${item.name}</a>` : item.name}"
                        + "<span class=\"hr-narrow hr-note\">${item.more}</span>")
                .withProperty("href", record -> AuditWords.link(record.entry().object()).orElse(""))
                .withProperty("name", record -> record.entry().object().toString())
                .withProperty("more", AuditTable::more))
        .setHeader("Object")
        .setWidth("190px")
        .setFlexGrow(1);
    column("Change", 240, AuditWords::change).setFlexGrow(2);
    column("Why", 160, AuditEntry::why).setFlexGrow(1);
    column("Result", 130, AuditEntry::result);
    NarrowColumns.follow(grid);
    add(grid);
  }

  void show(List<AuditRecord> records) {
    grid.setItems(records);
  }

  private Grid.Column<AuditRecord> column(
      String header, int pixels, Function<AuditEntry, String> words) {
    Grid.Column<AuditRecord> column =
        grid.addColumn(
            LitRenderer.<AuditRecord>of("<span title=\"${item.words}\">${item.words}</span>")
                .withProperty("words", record -> words.apply(record.entry())));
    NarrowColumns.onlyWide(column);
    return column.setHeader(header).setWidth(pixels + "px").setFlexGrow(0);
  }

  /** What narrow pages leave away. */
  private static String more(AuditRecord record) {
    AuditEntry entry = record.entry();
    return Stream.of(entry.who(), entry.act(), entry.why(), entry.result())
        .filter(words -> !words.isEmpty() && !words.equals(AuditEntry.DONE))
        .collect(Collectors.joining(" · "));
  }
}
