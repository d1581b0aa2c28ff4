// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Repeats an operation some thousand times, and that some times over.
 *
 * @param warmup rounds that are not timed
 * @param rounds that are; the median counts
 */
record Repeated(int warmup, int rounds) {
  /**
   * What a round does.
   *
   * @param prepare makes what the operations need, not timed
   * @param settle returns when the worker has answered all that was asked, timed
   * @param cleanUp not timed
   */
  record Round<T>(
      Supplier<T> prepare, Consumer<T> operation, Runnable settle, Consumer<T> cleanUp) {}

  /** Operations a second, so many of them at a time. */
  <T> double rate(int count, int inFlight, Round<T> round) throws InterruptedException {
    double[] rates = new double[rounds];
    for (int i = -warmup; i < rounds; i++) {
      T subject = round.prepare().get();
      long start = System.nanoTime();
      repeat(count, inFlight, () -> round.operation().accept(subject));
      round.settle().run();
      double seconds = (System.nanoTime() - start) / 1e9;
      round.cleanUp().accept(subject);
      if (i >= 0) {
        rates[i] = count / seconds;
      }
    }
    Arrays.sort(rates);
    return rates[rounds / 2];
  }

  private static void repeat(int count, int inFlight, Runnable operation)
      throws InterruptedException {
    AtomicInteger left = new AtomicInteger(count);
    CountDownLatch done = new CountDownLatch(count);
    for (int i = 0; i < inFlight; i++) {
      Thread.startVirtualThread(
          () -> {
            while (left.getAndDecrement() > 0) {
              operation.run();
              done.countDown();
            }
          });
    }
    done.await();
  }
}
