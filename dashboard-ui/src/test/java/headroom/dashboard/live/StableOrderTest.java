// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StableOrderTest {
  private final StableOrder<String> order = new StableOrder<>();

  @Test
  void theFirstOfferIsShownAtOnce() {
    assertThat(order.offer(List.of("a", "b"))).isTrue();
    assertThat(order.shown()).containsExactly("a", "b");
    assertThat(order.changes()).isZero();
  }

  @Test
  void whatComesAndLeavesWaitsUntilItIsApplied() {
    order.offer(List.of("a", "b", "c"));
    assertThat(order.offer(List.of("new", "a", "c"))).isFalse();
    assertThat(order.shown()).containsExactly("a", "b", "c");
    assertThat(order.gone()).containsExactly("b");
    assertThat(order.changes()).isEqualTo(2);

    order.apply();
    assertThat(order.shown()).containsExactly("new", "a", "c");
    assertThat(order.gone()).isEmpty();
    assertThat(order.changes()).isZero();
  }

  @Test
  void rowsThatWouldOnlyMoveAreCountedToo() {
    order.offer(List.of("a", "b", "c"));
    order.offer(List.of("b", "a", "c"));
    assertThat(order.changes()).isEqualTo(2);
  }
}
