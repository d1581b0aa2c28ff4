// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import headroom.dashboard.element.ChangesButton;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table whose values change in place and whose rows stand still: what came, left or would stand
 * elsewhere waits behind the {@link #changes} button. Clicking a column head sorts at once.
 *
 * @param <K> what identifies a row
 * @param <V> what a row shows
 */
public final class LiveTable<K, V> extends Div {
  private static final int ROWS_WITHOUT_SCROLLING = 40;
  private static final int HEADER_PIXELS = 29;
  private static final int ROW_PIXELS = 31;

  private int rowsWithoutScrolling = ROWS_WITHOUT_SCROLLING;
  private final Function<V, K> key;
  private final StableOrder<K> order = new StableOrder<>();
  private final Map<K, Row<V>> rows = new HashMap<>();
  private final Map<String, Comparator<V>> comparators = new HashMap<>();
  private final Grid<Row<V>> grid = new Grid<>();
  private final CallbackDataProvider<Row<V>, Void> shownRows =
      DataProvider.fromCallbacks(
          query ->
              order.shown().stream().skip(query.getOffset()).limit(query.getLimit()).map(this::row),
          query -> {
            // The order is ours and holds still; what the grid would sort by is not asked.
            return order.shown().size();
          });
  private final ChangesButton changes = new ChangesButton(this::applyChanges);
  private Comparator<V> wantedOrder;
  private Collection<V> latest = List.of();
  private boolean fills;
  private Consumer<K> picked = ignored -> {};
  private Optional<SortedBy> sortedBy = Optional.empty();
  private Consumer<Optional<SortedBy>> sortedByReader = ignored -> {};

  /**
   * A table without columns yet.
   *
   * @param key what identifies a row
   * @param naturalOrder the order until a column head is clicked
   */
  public LiveTable(String label, Function<V, K> key, Comparator<V> naturalOrder) {
    this.key = key;
    this.wantedOrder = naturalOrder;
    addClassName("hr-live-table");
    grid.getElement().setAttribute("aria-label", label);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setDataProvider(shownRows);
    grid.setPartNameGenerator(row -> row.gone ? "gone" : row.marked ? "marked" : null);
    grid.addSortListener(
        event -> {
          sorted(event.getSortOrder(), naturalOrder);
          Optional<SortedBy> now = chosen(event.getSortOrder());
          if (!now.equals(sortedBy)) {
            sortedBy = now;
            sortedByReader.accept(now);
          }
        });
    grid.addItemClickListener(event -> picked.accept(key.apply(event.getItem().value)));
    grid.setMultiSort(false);
    NarrowColumns.follow(grid);
    add(grid);
  }

  /** One row: the same object for as long as its key is shown. */
  static final class Row<V> {
    private V value;
    private boolean gone;
    private boolean marked;

    Row(V value) {
      this.value = value;
    }
  }

  /** A column under construction. */
  public final class Column {
    private final LitRenderer<Row<V>> renderer;
    private final Grid.Column<Row<V>> column;

    private Column(LitRenderer<Row<V>> renderer, Grid.Column<Row<V>> column) {
      this.renderer = renderer;
      this.column = column;
    }

    /** Gives the template a value. */
    public Column with(String name, Function<V, ?> value) {
      renderer.withProperty(name, row -> value.apply(row.value));
      return this;
    }

    /** Aligns the column as a figure. */
    public Column figure() {
      column.setTextAlign(ColumnTextAlign.END);
      return this;
    }

    /** Lets readers sort by it. */
    public Column sortedBy(Comparator<V> comparator) {
      comparators.put(column.getKey(), comparator);
      column.setSortable(true);
      column.setSortProperty(column.getKey());
      return this;
    }

    public Column width(int pixels) {
      column.setWidth(pixels + "px");
      column.setFlexGrow(0);
      return this;
    }

    /** Leaves it away on narrow pages, where the first columns have to say what matters. */
    public Column onlyWide() {
      NarrowColumns.onlyWide(column);
      return this;
    }

    /** Lets the column grow from this width. */
    public Column atLeast(int pixels) {
      column.setWidth(pixels + "px");
      column.setFlexGrow(1);
      return this;
    }
  }

  /**
   * Adds a column.
   *
   * @param template Lit, whose values are escaped; names are given by {@link Column#with}
   */
  public Column column(String name, String header, String template) {
    return column(name, header, LitRenderer.of(template));
  }

  /**
   * Adds a column whose template calls back, as in {@code @click=${pick}}.
   *
   * @param function its name in the template
   */
  public Column column(
      String name, String header, String template, String function, Consumer<V> called) {
    LitRenderer<Row<V>> renderer = LitRenderer.of(template);
    // Before the column is added: browsers are told the functions then, and never again.
    renderer.withFunction(function, row -> called.accept(row.value));
    return column(name, header, renderer);
  }

  private Column column(String name, String header, LitRenderer<Row<V>> renderer) {
    Grid.Column<Row<V>> column = grid.addColumn(renderer).setKey(name).setHeader(header);
    return new Column(renderer, column);
  }

  /** Calls the listener with the key of a row that was clicked. */
  public void onPick(Consumer<K> listener) {
    picked = listener;
  }

  /** Calls the listener when a reader sorts; empty for the table's own order. */
  public void onSorted(Consumer<Optional<SortedBy>> listener) {
    sortedByReader = listener;
  }

  /** Sorts as an address asks; a column that can't be sorted by, or none, means the own order. */
  public void sortBy(Optional<SortedBy> order) {
    List<GridSortOrder<Row<V>>> wanted =
        order.filter(by -> comparators.containsKey(by.column())).stream()
            .map(
                by ->
                    new GridSortOrder<>(
                        grid.getColumnByKey(by.column()),
                        by.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))
            .toList();
    if (!chosen(wanted).equals(sortedBy)) {
      sortedBy = chosen(wanted);
      grid.sort(wanted);
    }
  }

  /** Fills its place and scrolls, however few rows there are. */
  public void fillHeight() {
    fills = true;
    grid.setHeightFull();
  }

  /**
   * Shows at most so many rows at once, for tables that others stand below.
   *
   * @param count how many rows there may be before the table scrolls
   */
  public void scrollsAbove(int count) {
    rowsWithoutScrolling = count;
    getStyle().set("--hr-long-table", HEADER_PIXELS + count * ROW_PIXELS + "px");
  }

  /** The button that lets waiting rows in; place it in the head of the card. */
  public ChangesButton changes() {
    return changes;
  }

  /** Marks the row of this key and no other; null marks none. */
  public void mark(@Nullable K id) {
    rows.forEach(
        (each, row) -> {
          boolean marked = each.equals(id);
          if (row.marked != marked) {
            row.marked = marked;
            shownRows.refreshItem(row);
          }
        });
  }

  /** Scrolls to the row of this key, if there is one. */
  public void reveal(K id) {
    int index = order.shown().indexOf(id);
    if (index >= 0) {
      grid.scrollToIndex(index);
    }
  }

  /** Shows the newest values in the rows that are there. */
  public void show(Collection<V> values) {
    latest = values;
    boolean first = order.offer(values.stream().sorted(wantedOrder).map(key).toList());
    Set<K> gone = order.gone();
    values.forEach(value -> update(key.apply(value), value, first));
    for (K left : gone) {
      Row<V> row = row(left);
      if (!row.gone) {
        row.gone = true;
        shownRows.refreshItem(row);
      }
    }
    if (first) {
      shownRows.refreshAll();
    }
    fit();
    changes.show(order.changes());
  }

  /** How many rows are shown. */
  public int size() {
    return order.shown().size();
  }

  private void update(K id, V value, boolean silently) {
    Row<V> row = rows.get(id);
    if (row == null) {
      rows.put(id, new Row<>(value));
    } else if (row.gone || !row.value.equals(value)) {
      row.value = value;
      row.gone = false;
      if (!silently) {
        shownRows.refreshItem(row);
      }
    }
  }

  /** Lets all waiting rows in, as a click on the button does. */
  public void applyChanges() {
    order.offer(latest.stream().sorted(wantedOrder).map(key).toList());
    order.apply();
    rows.keySet().retainAll(Set.copyOf(order.shown()));
    fit();
    shownRows.refreshAll();
    changes.show(0);
  }

  /** A short table is as high as its rows; a long one scrolls and loads rows as it does. */
  private void fit() {
    boolean isShort = order.shown().size() <= rowsWithoutScrolling;
    if (!fills && grid.isAllRowsVisible() != isShort) {
      grid.setAllRowsVisible(isShort);
    }
    if (!fills && hasClassName("hr-long-table") == isShort) {
      setClassName("hr-long-table", !isShort);
    }
  }

  private void sorted(List<GridSortOrder<Row<V>>> orders, Comparator<V> naturalOrder) {
    wantedOrder = naturalOrder;
    for (GridSortOrder<Row<V>> each : orders) {
      Comparator<V> comparator = comparatorOf(each.getSorted().getKey());
      if (comparator != null) {
        wantedOrder =
            (each.getDirection() == SortDirection.ASCENDING ? comparator : comparator.reversed())
                .thenComparing(naturalOrder);
      }
    }
    applyChanges();
  }

  private static <R> Optional<SortedBy> chosen(List<GridSortOrder<R>> orders) {
    return orders.stream()
        .findFirst()
        .map(
            by ->
                new SortedBy(
                    by.getSorted().getKey(), by.getDirection() == SortDirection.DESCENDING));
  }

  private @Nullable Comparator<V> comparatorOf(@Nullable String column) {
    return column == null ? null : comparators.get(column);
  }

  private Row<V> row(K id) {
    Row<V> row = rows.get(id);
    if (row == null) {
      throw new IllegalStateException("A row is shown that was never given: " + id);
    }
    return row;
  }
}
