// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.large;

import headroom.rig.api.HeadroomApi;
import headroom.rig.browser.Chromium;
import headroom.rig.browser.DashboardPage;
import headroom.rig.network.Hosts;
import headroom.rig.network.LoopbackHosts;
import headroom.rig.network.Namespaces;
import headroom.rig.network.Place;
import headroom.rig.process.Agent;
import headroom.rig.process.Await;
import headroom.rig.process.Checkout;
import headroom.rig.process.ControlPlane;
import headroom.rig.process.Enrolling;
import headroom.rig.process.FreePorts;
import headroom.rig.process.RealTime;
import headroom.rig.process.Swarm;
import headroom.rig.process.TemporaryFolder;
import headroom.rig.prove.RunningStage;
import headroom.rig.training.Training;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A fleet of three hosts with two workers each, and one control plane. Everything of it is in one
 * temporary folder and is gone after {@link #close}, or when this process ends.
 */
public final class LargeStage implements RunningStage {
  static final int HOSTS = 3;
  static final int WORKERS_PER_HOST = 2;
  private static final int WORKERS = HOSTS * WORKERS_PER_HOST;
  private static final int FIRST_RTC_PORT = 21_000;

  /** Plain and pipe ports of a host take 1,600 above its workers' ports. */
  private static final int PORTS_PER_HOST = 2_000;

  private final Checkout checkout;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final TemporaryFolder folder;
  private final Hosts hosts;
  private final ControlPlane controlPlane;
  private final List<Agent> agents = new ArrayList<>();
  private @Nullable Chromium chromium;

  private LargeStage(Checkout checkout, List<String> policy, Function<Path, Hosts> makeHosts) {
    this.checkout = checkout;
    try {
      this.folder = opened(TemporaryFolder.create());
      this.hosts = opened(makeHosts.apply(folder.path().resolve("certificates")));
      this.controlPlane =
          opened(
              ControlPlane.start(
                  checkout,
                  new ControlPlane.Settings(
                      folder.path().resolve("control-plane"),
                      FreePorts.next(),
                      FreePorts.next(),
                      false,
                      hosts.controlPlane(),
                      policy),
                  Training.cacheFor(checkout)));
      for (int host = 0; host < HOSTS; host++) {
        agents.add(opened(Agent.start(checkout, settings(host))));
      }
      awaitWorkers();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Three network namespaces.
   *
   * @param policy more options of the control plane, for example on capacity
   */
  public static LargeStage onNamespaces(Checkout checkout, List<String> policy) {
    return new LargeStage(checkout, policy, folder -> Namespaces.create(HOSTS, folder));
  }

  /** Three addresses of loopback. */
  public static LargeStage onLoopback(Checkout checkout, List<String> policy) {
    return new LargeStage(checkout, policy, folder -> new LoopbackHosts(HOSTS));
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private Agent.Settings settings(int host) {
    Place place = hosts.agents().get(host);
    Path data = folder.path().resolve(name(host));
    List<String> options =
        new ArrayList<>(List.of("--peer-port", String.valueOf(FreePorts.next())));
    if (place.identity() != null) {
      options.addAll(Enrolling.options(api(), name(host), data));
    }
    return new Agent.Settings(
        name(host),
        data,
        FreePorts.next(),
        controlPlane.grpcPort(),
        WORKERS_PER_HOST,
        FIRST_RTC_PORT + host * PORTS_PER_HOST,
        place,
        hosts.controlPlane(),
        options);
  }

  /** For example {@code media-01} of host 0. */
  static String name(int host) {
    return "media-0" + (host + 1);
  }

  /** The index of the host that a worker such as {@code media-02/w1} is on. */
  static int hostOf(String worker) {
    return Integer.parseInt(worker.substring("media-".length(), worker.indexOf('/'))) - 1;
  }

  /** Waits until all six workers take rooms. */
  public void awaitWorkers() {
    Await.until(
        () -> WORKERS + " running workers; " + api().workers(),
        Duration.ofMinutes(2),
        () -> running() == WORKERS);
    api().workers().forEach(worker -> RealTime.give(worker.path("pid").asLong(0)));
  }

  private long running() {
    return api()
        .workers()
        .valueStream()
        .filter(worker -> "RUNNING".equals(worker.path("state").asString("")))
        .count();
  }

  public HeadroomApi api() {
    return controlPlane.api();
  }

  public ControlPlane controlPlane() {
    return controlPlane;
  }

  Agent agent(int host) {
    return agents.get(host);
  }

  Hosts hosts() {
    return hosts;
  }

  /** A fresh swarm; the caller closes it. */
  public Swarm swarm(String name) {
    return swarm(name, Swarm.Codecs.REAL_TIME);
  }

  /** The same, with a say in what its codecs keep from others. */
  public Swarm swarm(String name, Swarm.Codecs codecs) {
    return Swarm.start(
        checkout, folder.path().resolve(name + ".log"), hosts.authority().orElse(null), codecs);
  }

  /** Started when it is first needed; it believes any certificate, as ours are of this stage. */
  public Chromium chromium() {
    if (chromium == null) {
      chromium = opened(Chromium.start(List.of("--ignore-certificate-errors")));
    }
    return chromium;
  }

  /** An operator who signs in on the way to a path such as {@code rooms/standup}. */
  public DashboardPage signIn(String path) {
    return DashboardPage.signIn(
        chromium(), controlPlane.url(), controlPlane.operatorPassword(), path);
  }

  /**
   * Restarts the control plane with this many consumers to a worker; 0: as many as by default.
   * People spread over more workers the fewer there are.
   */
  public void capacity(int consumersPerWorker) {
    controlPlane.kill();
    controlPlane.restart(
        consumersPerWorker == 0
            ? List.of()
            : List.of("--headroom.capacity.consumers-per-worker=" + consumersPerWorker));
    awaitWorkers();
  }

  /** The worker as the API shows it. */
  JsonNode worker(String name) {
    return api()
        .workers()
        .valueStream()
        .filter(worker -> name.equals(worker.path("id").asString("")))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    for (AutoCloseable part = open.poll(); part != null; part = open.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        System.getLogger(LargeStage.class.getName())
            .log(System.Logger.Level.WARNING, "A part did not end cleanly", e);
      }
    }
  }
}
