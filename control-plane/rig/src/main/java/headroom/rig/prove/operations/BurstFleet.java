// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.api.HeadroomApi;
import headroom.rig.network.Place;
import headroom.rig.network.SlowLink;
import headroom.rig.process.Agent;
import headroom.rig.process.Await;
import headroom.rig.process.Checkout;
import headroom.rig.process.ControlPlane;
import headroom.rig.process.FreePorts;
import headroom.rig.process.Swarm;
import headroom.rig.process.TemporaryFolder;
import headroom.rig.training.Training;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A fleet of its own on loopback, of many small workers, whose reports reach the control plane
 * late.
 */
final class BurstFleet implements AutoCloseable {
  private static final int HOSTS = 2;
  private static final int WORKERS_PER_HOST = 6;
  static final int WORKERS = HOSTS * WORKERS_PER_HOST;
  private static final int FIRST_RTC_PORT = 21_000;
  private static final int PORTS_PER_HOST = 2_000;

  private final Checkout checkout = Checkout.ofLauncher();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final TemporaryFolder folder;
  private final ControlPlane controlPlane;

  /**
   * Starts it.
   *
   * @param late by how much everything is late that agents say
   * @param consumersPerWorker capacity; the headroom line is 70 % of it
   */
  BurstFleet(Duration late, int consumersPerWorker) {
    try {
      folder = opened(TemporaryFolder.create());
      controlPlane =
          opened(
              ControlPlane.start(
                  checkout,
                  new ControlPlane.Settings(
                      folder.path().resolve("control-plane"),
                      FreePorts.next(),
                      FreePorts.next(),
                      false,
                      Place.LOOPBACK,
                      List.of("--headroom.capacity.consumers-per-worker=" + consumersPerWorker)),
                  Training.cacheFor(checkout)));
      SlowLink link = opened(SlowLink.to(controlPlane.grpcPort(), late));
      for (int host = 0; host < HOSTS; host++) {
        opened(Agent.start(checkout, settings(host, link)));
      }
      Await.until(
          () -> WORKERS + " running workers; " + api().workers(),
          Duration.ofMinutes(2),
          () -> running() == WORKERS);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Agent.Settings settings(int host, SlowLink link) {
    String name = "media-0" + (host + 1);
    return new Agent.Settings(
        name,
        folder.path().resolve(name),
        FreePorts.next(),
        link.port(),
        WORKERS_PER_HOST,
        FIRST_RTC_PORT + host * PORTS_PER_HOST,
        Place.onLoopback("127.0.0." + (host + 2)),
        Place.LOOPBACK,
        List.of("--peer-port", String.valueOf(FreePorts.next())));
  }

  private long running() {
    return api()
        .workers()
        .valueStream()
        .filter(worker -> "RUNNING".equals(worker.path("state").asString("")))
        .count();
  }

  HeadroomApi api() {
    return controlPlane.api();
  }

  /** A fresh swarm; the caller closes it. */
  Swarm swarm() {
    return Swarm.start(checkout, folder.path().resolve("burst.log"));
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    for (AutoCloseable part = open.poll(); part != null; part = open.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        System.getLogger(BurstFleet.class.getName())
            .log(System.Logger.Level.WARNING, "A part did not end cleanly", e);
      }
    }
  }
}
