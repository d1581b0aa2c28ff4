// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.element.FilterField;
import headroom.dashboard.world.WorldBuilder;
import headroom.dashboard.world.Worlds;
import headroom.planning.CapacityPolicy;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SortedTablesTest extends DashboardTest {
  @BeforeEach
  void threeRooms() {
    become(
        new WorldBuilder(Worlds.NOON)
            .host("media-01", "default", 2, CapacityPolicy.DEFAULT)
            .room("a-small", "media-01/w1", 2, 0)
            .room("b-large", "media-01/w1", 5, 0)
            .room("c-middle", "media-01/w2", 3, 0)
            .picture());
  }

  private void open(String path, Map<String, String> query) {
    UI.getCurrentOrThrow().navigate(path, QueryParameters.simple(query));
    settle();
  }

  private String address() {
    return UI.getCurrentOrThrow()
        .getInternals()
        .getActiveViewLocation()
        .getPathWithQueryParameters();
  }

  @SuppressWarnings("unchecked") // A component is found by its class, which knows no row type.
  private GridTester<Grid<Object>, Object> table() {
    return test((Grid<Object>) find(Grid.class).single());
  }

  private String cell(int row) {
    return table().getLitRendererPropertyValue(row, 0, "name", String.class);
  }

  @Test
  void anAddressSaysHowATableIsSorted() {
    open("rooms", Map.of("sort", "-participants"));
    assertThat(cell(0)).contains("b-large");
    assertThat(cell(2)).contains("a-small");

    open("rooms", Map.of());
    assertThat(cell(0)).contains("a-small");
  }

  @Test
  void whatNarrowsATableStandsInTheAddressAndTheAddressInTheField() {
    open("rooms", Map.of("q", "b-large"));
    FilterField filter = find(FilterField.class).single();
    assertThat(filter.getValue()).isEqualTo("b-large");
    test(filter).setValue("c-");
    settle();
    assertThat(address()).isEqualTo("rooms?q=c-");
    assertThat(cell(0)).contains("c-middle");
  }

  @Test
  void whatNarrowPagesLeaveAwayStandsBelowTheName() {
    open("rooms", Map.of());
    assertThat(table().getLitRendererPropertyValue(0, 0, "consumers", String.class))
        .isEqualTo("4 live, 0 paused");
    assertThat(table().getLitRendererPropertyValue(0, 0, "where", String.class))
        .isEqualTo("media-01/w1");
  }

  @Test
  void sortingATableIsKeptInTheAddressBesideTheFilter() {
    open("rooms", Map.of("q", "l"));
    sortByClick("participants");
    assertThat(address()).isEqualTo("rooms?q=l&sort=participants");
  }

  @Test
  void sortingAHostsTableKeepsThePageAndBackUndoesIt() {
    open("hosts/media-01", Map.of());
    assertThat(cell(0)).contains("w1");
    Element page = element("data-host", "media-01").orElseThrow();
    sortByClick("load");
    assertThat(address()).isEqualTo("hosts/media-01?sort=load");
    assertThat(cell(0)).contains("w2");
    assertThat(element("data-host", "media-01")).contains(page);

    open("hosts/media-01", Map.of());
    assertThat(cell(0)).contains("w1");
  }

  @Test
  void anUnknownColumnMeansTheTablesOwnOrder() {
    open("rooms", Map.of("sort", "-<script>"));
    assertThat(cell(0)).contains("a-small");
  }

  private void sortByClick(String column) {
    table().sortByColumn(column);
    settle();
  }
}
