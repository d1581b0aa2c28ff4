// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OfferQueueTest {
  private final Set<String> live = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private final OfferQueue<String> queue = new OfferQueue<>(live::contains, gone::contains);

  @Test
  void aFewAreAskedAndTheNextWhenOneIsAnswered() {
    IntStream.rangeClosed(1, OfferQueue.AT_ONCE + 2).forEach(i -> queue.add("s" + i));
    assertThat(asked()).hasSize(OfferQueue.AT_ONCE).startsWith("s1", "s2");
    queue.answered();
    assertThat(asked()).containsExactly("s" + (OfferQueue.AT_ONCE + 1));
    queue.answered();
    queue.answered();
    assertThat(asked()).containsExactly("s" + (OfferQueue.AT_ONCE + 2));
  }

  @Test
  void whatFlowsComesFirstEvenIfItBeganToFlowWhileItWaited() {
    queue.add("a");
    queue.add("b");
    queue.add("c");
    live.add("c");
    assertThat(asked()).containsExactly("c", "a", "b");
  }

  @Test
  void whatIsGoneOrWaitsAlreadyIsNotAsked() {
    queue.add("a");
    queue.add("b");
    queue.add("b");
    gone.add("a");
    assertThat(asked()).containsExactly("b");
  }

  private List<String> asked() {
    List<String> asked = new ArrayList<>();
    for (var next = queue.next(); next != null; next = queue.next()) {
      asked.add(next);
    }
    return asked;
  }
}
