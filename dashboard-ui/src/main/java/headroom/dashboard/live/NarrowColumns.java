// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import com.vaadin.flow.component.grid.Grid;

/**
 * Columns that narrow pages leave away, because sideways scrolling hides what stands after them.
 * The browser alone does so ({@code shell.js}): nothing is asked of the server when a page's width
 * changes.
 */
public final class NarrowColumns {
  private NarrowColumns() {}

  /** Leaves the column away on narrow pages; what matters of it has to stand in another one. */
  public static void onlyWide(Grid.Column<?> column) {
    column.getElement().setAttribute("data-only-wide", true);
  }

  /** Has the columns of a table come and go with the width of its page. */
  public static void follow(Grid<?> grid) {
    grid.addAttachListener(
        event -> grid.getElement().executeJs("window.headroom.fitColumns(this)"));
  }
}
