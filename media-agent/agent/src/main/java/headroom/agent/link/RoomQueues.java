// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Runs tasks of one key one after the other, in the order given, and those of different keys side
 * by side: a room on a hung worker keeps nobody else waiting.
 */
final class RoomQueues {
  private final ConcurrentHashMap<String, CompletableFuture<Void>> tails =
      new ConcurrentHashMap<>();
  private final Executor executor;

  RoomQueues(Executor executor) {
    this.executor = executor;
  }

  void submit(String key, Runnable task) {
    var mine =
        tails.compute(
            key,
            (k, tail) ->
                tail == null
                    ? CompletableFuture.runAsync(task, executor)
                    : tail.handle((done, failure) -> null).thenRunAsync(task, executor));
    var _ = mine.whenComplete((done, failure) -> tails.remove(key, mine));
  }
}
