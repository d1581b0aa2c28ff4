// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.channel.Channel;
import headroom.mediasoup.channel.ChannelEnd;
import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.options.Range;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WorkerSettings;
import headroom.mediasoup.ortc.Ortc;
import headroom.mediasoup.process.WorkerCommand;
import headroom.mediasoup.process.WorkerProcess;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.state.ResourceUsage;
import headroom.mediasoup.state.WorkerDump;
import headroom.mediasoup.wire.Answers;
import headroom.mediasoup.wire.WorkerRequests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A worker process and what runs in it. The process outlives this object's JVM unless it is closed;
 * see {@link #detach} and {@link #attach}.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#Worker">Worker</a>
 */
public final class Worker implements AutoCloseable {
  private final WorkerProcess process;
  private final Ortc ortc = new Ortc(() -> ThreadLocalRandom.current().nextLong());
  private final Map<String, Router> routers = new ConcurrentHashMap<>();
  private final Map<String, WebRtcServer> webRtcServers = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final LastEvent<CloseReason> closeEvent = new LastEvent<>();
  private final LastEvent<WorkerDeath> diedEvent = new LastEvent<>();
  private volatile boolean died;

  private Worker(WorkerProcess process) {
    this.process = process;
    Thread.ofVirtual()
        .name("worker-" + pid() + "-end")
        .start(() -> channelEnded(process.channel().end().join()));
  }

  /** Starts a worker and waits until it runs. */
  public static Worker start(WorkerSettings settings) {
    var command =
        new WorkerCommand(
            settings.binary(), settings.commandLine(), settings.cpu(), settings.startTimeout());
    return new Worker(WorkerProcess.start(settings.folder(), command, settings.requestTimeout()));
  }

  /**
   * Takes over the worker in the given folder, whose owner has died or let go of it. What runs in
   * it is not known until {@link #restore}.
   */
  public static Worker attach(Path folder, Duration requestTimeout) {
    return new Worker(WorkerProcess.attach(folder, requestTimeout));
  }

  public long pid() {
    return process.identity().pid();
  }

  public Path folder() {
    return process.folder().path();
  }

  /** 1 for who started the worker, one more for each later owner. */
  public int generation() {
    return process.generation();
  }

  public boolean closed() {
    return closed.get();
  }

  public boolean died() {
    return died;
  }

  /** User and system time that the process has used, in steps of 10 ms; known of a hung one too. */
  public Duration cpuTime() {
    return process.identity().cpuTime();
  }

  /** Memory that the process holds; absent if it is gone. */
  public OptionalLong residentBytes() {
    return process.identity().residentBytes();
  }

  public Collection<Router> routers() {
    return Collections.unmodifiableCollection(routers.values());
  }

  public Optional<Router> router(String id) {
    return Optional.ofNullable(routers.get(id));
  }

  public Collection<WebRtcServer> webRtcServers() {
    return Collections.unmodifiableCollection(webRtcServers.values());
  }

  public Optional<WebRtcServer> webRtcServer(String id) {
    return Optional.ofNullable(webRtcServers.get(id));
  }

  /**
   * A new router.
   *
   * @param mediaCodecs payload types may be left out
   */
  public Router createRouter(List<RtpCodecCapability> mediaCodecs) {
    RtpCapabilities capabilities = ortc.generateRouterRtpCapabilities(mediaCodecs);
    String id = Ids.random();
    var creation =
        Creation.of(channel(), id, WorkerRequests.createRouter(id), WorkerRequests.closeRouter(id));
    var router = new Router(this, creation, mediaCodecs, capabilities);
    add(router);
    return router;
  }

  /** A new server, on which WebRTC transports of all routers share a port. */
  public WebRtcServer createWebRtcServer(List<TransportListenInfo> listenInfos) {
    if (listenInfos.isEmpty()) {
      throw Range.invalid("A WebRTC server needs something to listen on");
    }
    String id = Ids.random();
    var creation =
        Creation.of(
            channel(),
            id,
            WorkerRequests.createWebRtcServer(id, listenInfos),
            WorkerRequests.closeWebRtcServer(id));
    var server = new WebRtcServer(this, creation);
    add(server);
    return server;
  }

  /**
   * Finds out what runs in a worker that was attached to, and makes an object of each.
   *
   * @param codecs those that each router was created with; the worker does not know
   */
  public Restoration restore(RouterCodecs codecs) {
    return new Restorer(this).restore(codecs);
  }

  /** Ends a router that {@link #restore} could not restore. */
  public void closeUnknownRouter(String routerId) {
    channel().request(WorkerRequests.closeRouter(routerId));
  }

  public WorkerDump dump() {
    return Answers.workerDump(channel().request(WorkerRequests.dump()));
  }

  public ResourceUsage getResourceUsage() {
    return Answers.resourceUsage(channel().request(WorkerRequests.getResourceUsage()));
  }

  /** How long the worker takes to answer. It grows when the worker is overloaded. */
  public Duration roundTrip(Duration timeout) {
    long before = System.nanoTime();
    channel().request(WorkerRequests.getResourceUsage(), timeout);
    return Duration.ofNanos(System.nanoTime() - before);
  }

  /** Changes what the worker logs. */
  public void updateSettings(String logLevel, List<String> logTags) {
    channel().request(WorkerRequests.updateSettings(logLevel, logTags));
  }

  /** Hears when the process has ended by itself; at once if it has already. */
  public Subscription onDied(EventListener<WorkerDeath> listener) {
    return diedEvent.add(listener);
  }

  /** Hears WORKER_CLOSED or WORKER_DIED; at once if it is closed already. */
  public Subscription onClose(EventListener<CloseReason> listener) {
    return closeEvent.add(listener);
  }

  /** Ends the process with all that runs in it, and returns when it is gone. Idempotent. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closeAll(CloseReason.WORKER_CLOSED);
      process.close();
      closeEvent.emit(CloseReason.WORKER_CLOSED);
    }
  }

  /**
   * Lets go of the process, which goes on with all that runs in it. Its objects here are of no use
   * any more; another owner may {@link #attach}.
   */
  public void detach() {
    if (closed.compareAndSet(false, true)) {
      process.release();
    }
  }

  /** Ends a process that hangs; it then counts as died. */
  public void kill() {
    process.kill();
  }

  /** How the process ended, if it has ended and was started here. */
  OptionalInt exitCode() {
    return process.exitCode();
  }

  Channel channel() {
    return process.channel();
  }

  Ortc ortc() {
    return ortc;
  }

  void add(Router router) {
    routers.put(router.id(), router);
    adopt(router);
  }

  void add(WebRtcServer server) {
    webRtcServers.put(server.id(), server);
    adopt(server);
  }

  void remove(Router router) {
    routers.remove(router.id());
  }

  void remove(WebRtcServer server) {
    webRtcServers.remove(server.id());
  }

  private void adopt(MediasoupObject object) {
    object.listen();
    if (closed.get()) {
      object.end(died ? CloseReason.WORKER_DIED : CloseReason.WORKER_CLOSED);
      throw new ClosedException(
          MediasoupError.WORKER_CLOSED, "Worker %d is closed".formatted(pid()));
    }
  }

  private void channelEnded(ChannelEnd end) {
    if (end.requested()) {
      return;
    }
    // An owner who closes meets the end of the process too: that is no death.
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    died = true;
    closeAll(CloseReason.WORKER_DIED);
    String lastWords = process.bury();
    diedEvent.emit(
        new WorkerDeath(
            pid(),
            process.exitCode(),
            lastWords.isEmpty() ? end.detail() : end.detail() + "; it said: " + lastWords));
    closeEvent.emit(CloseReason.WORKER_DIED);
  }

  private void closeAll(CloseReason reason) {
    routers.values().forEach(router -> router.end(reason));
    webRtcServers.values().forEach(server -> server.end(reason));
  }
}
