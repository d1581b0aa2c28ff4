// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerSnapshot.WorkerLoad;
import headroom.agent.model.WorkerTraffic;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.MediasoupException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures each worker once a second, each on a thread of its own, so that one that hangs delays no
 * other. A worker that leaves a request unanswered too long is killed: its calls are lost anyway,
 * and a successor lets them begin again.
 */
final class WorkerMeter {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Logger log = LoggerFactory.getLogger(WorkerMeter.class);

  private final List<WorkerSlot> slots;
  private final Map<WorkerNumber, Sample> last = new ConcurrentHashMap<>();
  private final ScheduledExecutorService threads;

  WorkerMeter(List<WorkerSlot> slots) {
    this.slots = slots;
    this.threads =
        Executors.newScheduledThreadPool(
            Math.max(1, slots.size()), Thread.ofVirtual().name("worker-meter-", 0).factory());
  }

  void start() {
    for (var slot : slots) {
      var _ =
          threads.scheduleWithFixedDelay(
              () -> measure(slot), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void stop() {
    threads.shutdownNow();
  }

  private void measure(WorkerSlot slot) {
    var running = slot.running();
    if (running == null) {
      last.remove(slot.number());
      return;
    }
    try {
      var worker = running.worker();
      long asked = System.nanoTime();
      var usage = worker.getResourceUsage();
      long answered = System.nanoTime();
      var sample = new Sample(running.incarnation(), answered, usage.cpuTime().toNanos());
      var before = last.put(slot.number(), sample);
      slot.measured(
          new WorkerLoad(
              sample.cpuSince(before),
              (int) TimeUnit.NANOSECONDS.toMicros(answered - asked),
              worker.residentBytes().orElse(0),
              WorkerTraffic.NONE));
    } catch (MediasoupException e) {
      unmeasured(slot, running, e);
    } catch (RuntimeException e) {
      log.error("worker {} cannot be measured", slot.number(), e);
    }
  }

  private static void unmeasured(WorkerSlot slot, RunningWorker running, MediasoupException e) {
    if (e.code() == MediasoupError.REQUEST_TIMEOUT) {
      log.error(
          "worker {} has not answered for {} s: it hangs and is killed",
          slot.number(),
          WorkerSlot.REQUEST_TIMEOUT.toSeconds());
      running.worker().kill();
    } else {
      log.warn("worker {} cannot be measured: {}", slot.number(), e.getMessage());
    }
  }

  private record Sample(long incarnation, long atNanos, long cpuNanos) {
    /** Share of one core since the sample before; 0 if there is none of the same process. */
    double cpuSince(@Nullable Sample before) {
      if (before == null || before.incarnation != incarnation || before.atNanos >= atNanos) {
        return 0;
      }
      return Math.max(0, (double) (cpuNanos - before.cpuNanos) / (atNanos - before.atNanos));
    }
  }
}
