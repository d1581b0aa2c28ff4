// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import headroom.dashboard.DashboardTest;
import headroom.dashboard.world.OperationStory;
import headroom.dashboard.world.Worlds;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsViewTest extends DashboardTest {
  private void told(int number, OperationKind kind, OperationState state, Duration ago) {
    operations.become(
        OperationStory.drain(Worlds.NOON)
            .id(OperationStory.number(number))
            .of(kind, "media-0" + number, Worlds.NOON.minus(ago))
            .state(state)
            .move("a", MoveState.DONE, Worlds.NOON, 4)
            .move("b", MoveState.FAILED, Worlds.NOON, 4, 0, 3, "w1 does not answer")
            .told());
  }

  private String cell(int row, String column, String property) {
    @SuppressWarnings("unchecked") // Found by its class, which knows no row type.
    Grid<Object> grid =
        find(Grid.class).withAttribute("aria-label", "Operations, newest first").single();
    return test(grid).getLitRendererPropertyValue(row, column, property, String.class);
  }

  @Test
  void aFleetWithoutOperationsLearnsHowToGetOne() {
    become(Worlds.fourInOneRoom().picture());
    open("operations");
    awaitText("No operation yet.", "“Drain…” on a host's page");
    assertThat(element("data-empty", "operations")).isPresent();
  }

  @Test
  void theNewestStandsFirst() {
    become(Worlds.fourInOneRoom().picture());
    told(1, OperationKind.DRAIN, OperationState.DONE, Duration.ofHours(3));
    told(2, OperationKind.REBALANCE, OperationState.RUNNING, Duration.ofMinutes(1));
    open("operations");
    awaitText("1 operation not over", "2 in all");
    assertThat(cell(0, "state", "word")).isEqualTo("RUNNING");
    assertThat(cell(0, "operation", "title")).isEqualTo("Rebalance media-02");
    assertThat(cell(0, "moves", "moves")).isEqualTo("1 of 2");
    for (String below : List.of("moves", "by", "when")) {
      assertThat(cell(0, "operation", below)).isNotEmpty().isEqualTo(cell(0, below, below));
    }
    assertThat(cell(1, "operation", "title")).isEqualTo("Drain media-01");
    assertThat(cell(1, "note", "note")).isEqualTo("w1 does not answer");
    assertThat(cell(1, "operation", "note")).isEqualTo("w1 does not answer");
  }

  @Test
  void aNewOneWaitsUntilItIsAskedFor() {
    become(Worlds.fourInOneRoom().picture());
    told(1, OperationKind.DRAIN, OperationState.DONE, Duration.ofHours(3));
    open("operations");
    awaitText("1 in all");
    told(2, OperationKind.DRAIN, OperationState.RUNNING, Duration.ofMinutes(1));
    clock.turn(Duration.ofSeconds(3));
    become(Worlds.fourInOneRoom().picture());
    awaitText("1 change ", "2 in all");
  }

  @Test
  void whatCanNotBeReadIsSaidAndReadAgain() {
    become(Worlds.fourInOneRoom().picture());
    operations.breakDown(true);
    open("operations");
    awaitText("DATABASE_UNAVAILABLE");
    operations.breakDown(false);
    clock.turn(Duration.ofSeconds(3));
    become(Worlds.fourInOneRoom().picture());
    awaitText("No operation yet.");
    assertThat(text()).doesNotContain("DATABASE_UNAVAILABLE");
  }

  @Test
  void theNavigationLeadsHere() {
    become(Worlds.fourInOneRoom().picture());
    open("operations");
    assertThat(element("data-keys", "g o"))
        .hasValueSatisfying(
            link -> assertThat(link.getAttribute("aria-current")).isEqualTo("page"));
  }
}
