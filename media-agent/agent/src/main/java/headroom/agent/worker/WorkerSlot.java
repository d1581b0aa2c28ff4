// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import headroom.agent.config.MediaConfig;
import headroom.agent.config.WorkerConfig;
import headroom.agent.journal.WorkerJournal;
import headroom.agent.journal.WorkerJournal.WorkerEntry;
import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerSnapshot;
import headroom.agent.model.WorkerSnapshot.State;
import headroom.agent.model.WorkerSnapshot.WorkerLoad;
import headroom.agent.model.WorkerTraffic;
import headroom.mediasoup.WebRtcServer;
import headroom.mediasoup.Worker;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WorkerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker number and whatever process has it: keeps one running. Its thread owns the life cycle;
 * others only read.
 */
final class WorkerSlot {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

  /** A worker that leaves a request unanswered this long hangs. */
  static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  /** How often a worker of a former release is looked at, whether its rooms have left. */
  private static final Duration LOOK_FOR_ROOMS = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(WorkerSlot.class);

  private final WorkerNumber number;
  private final WorkerConfig workers;
  private final MediaConfig media;
  private final Path runFolder;
  private final WorkerJournal journal;
  private final WorkerListener listener;
  private final Clock clock;
  private final DeathRecord deaths = new DeathRecord();
  private final Thread thread;

  private volatile State state = State.STARTING;
  private volatile WorkerEntry entry;
  private volatile WorkerLoad load = WorkerLoad.NONE;
  private volatile WorkerTraffic traffic = WorkerTraffic.NONE;
  private volatile @Nullable RunningWorker running;
  private volatile boolean stopping;

  WorkerSlot(
      WorkerNumber number,
      WorkerConfig workers,
      MediaConfig media,
      Path runFolder,
      WorkerJournal journal,
      WorkerListener listener,
      Clock clock) {
    this.number = number;
    this.workers = workers;
    this.media = media;
    this.runFolder = runFolder;
    this.journal = journal;
    this.listener = listener;
    this.clock = clock;
    var stored = journal.find(number);
    this.entry = stored == null ? new WorkerEntry(0, 0, 0, "") : stored;
    this.thread = Thread.ofVirtual().name("worker-" + number).unstarted(this::run);
  }

  WorkerNumber number() {
    return number;
  }

  @Nullable RunningWorker running() {
    return running;
  }

  /** Takes over a process that outlived the last agent and whose objects are restored. */
  RunningWorker adopt(Worker worker, long incarnation) {
    var server = worker.webRtcServers().stream().findFirst().orElseGet(() -> listen(worker));
    var adopted = new RunningWorker(number, incarnation, worker, server, entry.startedAtMs());
    log.info("worker {} lives on as process {}", number, worker.pid());
    runs(adopted);
    return adopted;
  }

  /** Watches over the process from now on; starts one if there is none. */
  void begin() {
    thread.start();
  }

  WorkerSnapshot snapshot() {
    var current = running;
    return new WorkerSnapshot(
        number,
        state,
        workers.core(number.value()),
        current == null ? 0 : current.worker().pid(),
        entry.incarnation(),
        entry.startedAtMs(),
        entry.restarts(),
        current == null ? WorkerLoad.NONE : load.with(traffic),
        entry.lastDeath());
  }

  /** What the worker's process does. */
  void measured(WorkerLoad measured) {
    load = measured;
  }

  /** What flows through it. */
  void measured(WorkerTraffic measured) {
    traffic = measured;
  }

  /**
   * Nobody watches over the process any more.
   *
   * @param end whether it ends too; otherwise the next agent adopts it
   */
  void stop(boolean end) {
    stopping = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var current = running;
    if (current == null) {
      return;
    }
    if (end) {
      current.worker().close();
    } else {
      current.worker().detach();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        var found = running;
        var current = found == null ? start() : found;
        if (current != null) {
          var reason = awaitDeath(current, found != null && !found.runs(workers.binary()));
          if (reason == null) {
            replace(current);
          } else {
            died(current, reason);
          }
        }
        if (deaths.givenUp()) {
          state = State.FAILED;
          listener.changed();
          log.error("worker {} is given up after repeated deaths: {}", number, entry.lastDeath());
          return;
        }
      }
    } catch (InterruptedException e) {
      log.debug("worker {} is no longer watched", number);
    }
  }

  private @Nullable RunningWorker start() throws InterruptedException {
    long incarnation = entry.incarnation() + 1;
    int restarts = incarnation == 1 ? 0 : entry.restarts() + 1;
    // Stored first: an incarnation is never used twice, even if we die right after the fork.
    remember(new WorkerEntry(incarnation, clock.millis(), restarts, entry.lastDeath()));
    state = State.STARTING;
    listener.changed();
    try {
      var worker =
          Worker.start(
              WorkerSettings.of(
                      workers.binary(),
                      runFolder.resolve(new WorkerFolderName(number, incarnation).toString()))
                  .withCpu(workers.core(number.value()))
                  .withTimeouts(START_TIMEOUT, REQUEST_TIMEOUT));
      var started = new RunningWorker(number, incarnation, worker, listen(worker), clock.millis());
      log.info("worker {} runs as process {}", number, worker.pid());
      runs(started);
      listener.started(started);
      return started;
    } catch (MediasoupException e) {
      log.error("worker {} does not start: {}", number, e.getMessage());
      failed("does not start: " + e.getMessage(), Duration.ZERO);
      return null;
    }
  }

  private WebRtcServer listen(Worker worker) {
    int port = media.rtcPort(number.value());
    try {
      return worker.createWebRtcServer(
          List.of(
              TransportListenInfo.udp(media.listenAddress())
                  .withPort(port)
                  .withAnnouncedAddress(media.announcedAddress()),
              TransportListenInfo.tcp(media.listenAddress())
                  .withPort(port)
                  .withAnnouncedAddress(media.announcedAddress())));
    } catch (MediasoupException e) {
      worker.close();
      throw e;
    }
  }

  private void runs(RunningWorker worker) {
    running = worker;
    load = WorkerLoad.NONE;
    traffic = WorkerTraffic.NONE;
    state = State.RUNNING;
    listener.changed();
  }

  /**
   * Waits for the end of a worker.
   *
   * @param former whether it is of another release. One that we started never is, even where its
   *     program differs from our file, because that is a script that becomes the worker
   * @return why the process has died; null when the next one should run in its place
   */
  private @Nullable String awaitDeath(RunningWorker current, boolean former)
      throws InterruptedException {
    var death = new CompletableFuture<String>();
    var subscription = current.worker().onDied(cause -> death.complete(cause.detail()));
    try {
      if (!former) {
        return death.get();
      }
      log.info("worker {} is of another release; it goes when its rooms have left", number);
      return deathOrEmptiness(death);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      subscription.cancel();
    }
  }

  private @Nullable String deathOrEmptiness(CompletableFuture<String> death)
      throws InterruptedException, ExecutionException {
    while (listener.hasRooms(number)) {
      try {
        return death.get(LOOK_FOR_ROOMS.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        log.trace("worker {} still has rooms", number);
      }
    }
    return null;
  }

  /** Ends a worker of another release, so that the next one is of this. */
  private void replace(RunningWorker former) {
    log.info("worker {} (process {}) has no rooms and is replaced", number, former.worker().pid());
    running = null;
    state = State.STARTING;
    listener.changed();
    former.worker().close();
    if (listener.hasRooms(number)) {
      // One came in between: it opens again on the successor, as after a death.
      listener.died(former, "replaced by this release's worker");
    }
  }

  private void died(RunningWorker worker, String reason) throws InterruptedException {
    running = null;
    state = State.DIED;
    log.warn("worker {} (process {}) died: {}", number, worker.worker().pid(), reason);
    var life = Duration.ofMillis(clock.millis() - worker.startedAtMs());
    remember(new WorkerEntry(entry.incarnation(), entry.startedAtMs(), entry.restarts(), reason));
    listener.died(worker, reason);
    failed(reason, life);
  }

  private void failed(String reason, Duration life) throws InterruptedException {
    state = State.DIED;
    remember(new WorkerEntry(entry.incarnation(), entry.startedAtMs(), entry.restarts(), reason));
    listener.changed();
    var pause = deaths.died(life);
    if (!deaths.givenUp()) {
      Thread.sleep(pause);
    }
  }

  private void remember(WorkerEntry changed) {
    entry = changed;
    journal.store(number, changed);
  }
}
