// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

import headroom.rig.api.HeadroomApi;
import headroom.rig.browser.Chromium;
import headroom.rig.browser.DashboardPage;
import headroom.rig.process.Agent;
import headroom.rig.process.Await;
import headroom.rig.process.Checkout;
import headroom.rig.process.ControlPlane;
import headroom.rig.process.Enrolling;
import headroom.rig.process.FreePorts;
import headroom.rig.process.Swarm;
import headroom.rig.process.TemporaryFolder;
import headroom.rig.training.Training;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A whole fleet for scenarios: control plane, one agent with two workers, a browser. Everything of
 * it is in one temporary folder, listens on free ports of loopback, and is gone after {@link
 * #close}, or when this process ends.
 */
public final class Stage implements RunningStage {
  private static final String HOST = "media-01";
  private static final int WORKERS = 2;

  private final Checkout checkout;
  private final TemporaryFolder folder;
  private final ControlPlane controlPlane;
  private final Agent agent;
  private final Chromium chromium;

  private Stage(
      Checkout checkout,
      TemporaryFolder folder,
      ControlPlane controlPlane,
      Agent agent,
      Chromium chromium) {
    this.checkout = checkout;
    this.folder = folder;
    this.controlPlane = controlPlane;
    this.agent = agent;
    this.chromium = chromium;
  }

  /** Starts everything and waits until the agent's workers take rooms. */
  public static Stage start(Checkout checkout) {
    TemporaryFolder folder = TemporaryFolder.create();
    ControlPlane controlPlane = null;
    Agent agent = null;
    Chromium chromium = null;
    try {
      controlPlane =
          ControlPlane.start(
              checkout,
              new ControlPlane.Settings(
                      folder.path().resolve("control-plane"),
                      FreePorts.next(),
                      FreePorts.next(),
                      false)
                  .with(Enrolling.BY_MUTUAL_TLS),
              Training.cacheFor(checkout));
      HeadroomApi api = controlPlane.api();
      Path data = folder.path().resolve("agent");
      agent =
          Agent.start(
              checkout,
              new Agent.Settings(
                      HOST, data, FreePorts.next(), controlPlane.grpcPort(), WORKERS, 21_000)
                  .with(Enrolling.options(api, HOST, data)));
      Await.until(
          "two running workers",
          Duration.ofSeconds(90),
          () ->
              api.workers()
                      .valueStream()
                      .filter(w -> "RUNNING".equals(w.path("state").asString("")))
                      .count()
                  == WORKERS);
      chromium = Chromium.start();
      return new Stage(checkout, folder, controlPlane, agent, chromium);
    } catch (RuntimeException e) {
      closeQuietly(chromium);
      closeQuietly(agent);
      closeQuietly(controlPlane);
      closeQuietly(folder);
      throw e;
    }
  }

  public Checkout checkout() {
    return checkout;
  }

  public ControlPlane controlPlane() {
    return controlPlane;
  }

  public Agent agent() {
    return agent;
  }

  public HeadroomApi api() {
    return controlPlane.api();
  }

  public Chromium chromium() {
    return chromium;
  }

  /** An operator who signs in on the way to a path such as {@code rooms/standup}. */
  public DashboardPage signIn(String path) {
    return DashboardPage.signIn(
        chromium, controlPlane.url(), controlPlane.operatorPassword(), path);
  }

  /** A fresh swarm; the caller closes it. */
  public Swarm swarm(String name) {
    return Swarm.start(checkout, folder.path().resolve(name + ".log"));
  }

  @Override
  public void close() {
    closeQuietly(chromium);
    closeQuietly(agent);
    closeQuietly(controlPlane);
    closeQuietly(folder);
  }

  private static void closeQuietly(@Nullable AutoCloseable part) {
    if (part == null) {
      return;
    }
    try {
      part.close();
    } catch (Exception e) {
      System.getLogger(Stage.class.getName())
          .log(System.Logger.Level.WARNING, "A part did not end cleanly", e);
    }
  }
}
