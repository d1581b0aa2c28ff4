// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoomQueuesTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RoomQueues queues = new RoomQueues(threads);
  private final List<Integer> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void tasksOfOneRoomRunInOrderAlsoAfterAFailedOne() {
    for (int number = 0; number < 200; number++) {
      int which = number;
      queues.submit(
          "stage",
          () -> {
            done.add(which);
            if (which % 50 == 0) {
              throw new IllegalStateException("as planned");
            }
          });
    }
    await().until(() -> done.size() == 200);
    assertThat(done).containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void aRoomThatHangsKeepsNoOtherWaiting() {
    var stuck = new CountDownLatch(1);
    queues.submit(
        "hung",
        () -> {
          try {
            stuck.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    queues.submit("hung", () -> done.add(1));
    queues.submit("stage", () -> done.add(2));
    await().until(() -> done.equals(List.of(2)));
    stuck.countDown();
    await().until(() -> done.equals(List.of(2, 1)));
  }

  @Test
  void pausesBetweenAttemptsGrowToTheLongestWithJitter() {
    var backoff =
        new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), RandomGenerator.getDefault());
    for (long ceiling : List.of(200, 400, 800, 1_600, 3_200, 5_000, 5_000)) {
      assertThat(backoff.next())
          .isBetween(Duration.ofMillis(ceiling / 2), Duration.ofMillis(ceiling));
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(200));
  }
}
