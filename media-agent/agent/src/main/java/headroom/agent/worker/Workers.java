// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import headroom.agent.config.AgentConfig;
import headroom.agent.journal.WorkerJournal;
import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerSnapshot;
import headroom.agent.model.WorkerTraffic;
import headroom.mediasoup.RouterCodecs;
import headroom.mediasoup.Worker;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.process.WorkerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All workers of this host. */
public final class Workers {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  private final AgentConfig config;
  private final SortedMap<WorkerNumber, WorkerSlot> slots = new TreeMap<>();
  private final WorkerMeter meter;

  public Workers(AgentConfig config, WorkerJournal journal, WorkerListener listener, Clock clock) {
    this.config = config;
    for (int number = 1; number <= config.workers().count(); number++) {
      var slot =
          new WorkerSlot(
              new WorkerNumber(number),
              config.workers(),
              config.media(),
              config.storage().run(),
              journal,
              listener,
              clock);
      slots.put(slot.number(), slot);
    }
    this.meter = new WorkerMeter(List.copyOf(slots.values()));
  }

  /**
   * Takes over the processes that outlived the last agent. What is dead, hangs, or is no longer
   * wanted is cleared away.
   *
   * @param codecs those of the routers that are to be restored; all other routers are closed
   */
  public List<RunningWorker> adopt(RouterCodecs codecs) {
    var adopted = new ArrayList<RunningWorker>();
    for (var folder : folders()) {
      var name = WorkerFolderName.parse(String.valueOf(folder.path().getFileName()));
      var slot = name == null ? null : slots.get(name.number());
      var worker = slot == null || slot.running() != null ? null : attached(folder, codecs);
      if (worker == null || slot == null || name == null) {
        discard(folder);
      } else {
        adopted.add(slot.adopt(worker, name.incarnation()));
      }
    }
    return adopted;
  }

  /** Starts what is missing and watches over all from now on. */
  public void begin() {
    slots.values().forEach(WorkerSlot::begin);
    meter.start();
  }

  /** The process that has this number now, or null if there is none. */
  public @Nullable RunningWorker running(WorkerNumber number) {
    var slot = slots.get(number);
    return slot == null ? null : slot.running();
  }

  /** What flows through a worker, as its rooms found out. */
  public void measured(WorkerNumber number, WorkerTraffic traffic) {
    var slot = slots.get(number);
    if (slot != null) {
      slot.measured(traffic);
    }
  }

  public List<WorkerSnapshot> snapshots() {
    return slots.values().stream().map(WorkerSlot::snapshot).toList();
  }

  /** Ends the watch; the processes end too, or live on, as configured. */
  public void stop() {
    meter.stop();
    slots.values().forEach(slot -> slot.stop(config.workers().stopOnExit()));
  }

  private List<WorkerFolder> folders() {
    try {
      return WorkerFolder.list(config.storage().run()).reversed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Worker attached(WorkerFolder folder, RouterCodecs codecs) {
    try {
      var worker = Worker.attach(folder.path(), WorkerSlot.REQUEST_TIMEOUT);
      worker.restore(codecs).unknownRouterIds().forEach(worker::closeUnknownRouter);
      return worker;
    } catch (MediasoupException e) {
      log.warn("no worker to adopt in {}: {}", folder.path(), e.getMessage());
      return null;
    }
  }

  private static void discard(WorkerFolder folder) {
    try {
      folder.discard();
    } catch (IOException e) {
      log.warn("{} cannot be cleared away", folder.path(), e);
    }
  }
}
