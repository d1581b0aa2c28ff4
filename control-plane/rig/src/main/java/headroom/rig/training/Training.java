// SPDX-License-Identifier: Apache-2.0
package headroom.rig.training;

import headroom.rig.api.HeadroomApi;
import headroom.rig.browser.Chromium;
import headroom.rig.browser.DashboardPage;
import headroom.rig.process.Agent;
import headroom.rig.process.AotCache;
import headroom.rig.process.AtExit;
import headroom.rig.process.Await;
import headroom.rig.process.Checkout;
import headroom.rig.process.ControlPlane;
import headroom.rig.process.FreePorts;
import headroom.rig.process.TemporaryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Makes the server's ahead-of-time cache: a control plane on throw-away data does once what makes
 * the first minutes of a cold one slow: an agent connects, a back end opens a room, an operator
 * signs in and looks at every kind of page.
 */
public final class Training {
  private static final String HOST = "training";
  private static final String ROOM = "training";
  private static final List<String> PAGES =
      List.of("", "?view=table", "rooms", "hosts/" + HOST, "hosts/" + HOST + "/workers/1");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Training() {}

  /**
   * The cache for this build, made now if there is none. A training that fails costs the speed of
   * the next start, nothing else.
   */
  public static AotCache cacheFor(Checkout checkout) {
    boolean browser = Chromium.isInstalled();
    AotCache cache = AotCache.of(checkout, browser ? "with a browser" : "without a browser");
    if (!cache.exists()) {
      System.out.println(
          "Training the server, so that it starts fast (once per build, under a minute)");
      try {
        train(checkout, cache, browser);
      } catch (RuntimeException e) {
        if (AtExit.isEnding()) {
          throw e;
        }
        System.err.println("It starts slower, because the training failed: " + e.getMessage());
      }
    }
    return cache;
  }

  private static void train(Checkout checkout, AotCache cache, boolean browser) {
    Path unfinished = cache.unfinished();
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      try (ControlPlane controlPlane =
          ControlPlane.recording(
              checkout,
              new ControlPlane.Settings(
                  folder.path().resolve("control-plane"),
                  FreePorts.next(),
                  FreePorts.next(),
                  false),
              unfinished)) {
        Agent agent =
            Agent.start(
                checkout,
                new Agent.Settings(
                    HOST,
                    folder.path().resolve("agent"),
                    FreePorts.next(),
                    controlPlane.grpcPort(),
                    1,
                    20_000));
        try {
          openRoom(controlPlane.api());
          if (browser) {
            look(controlPlane);
          }
        } catch (RuntimeException e) {
          if (AtExit.isEnding()) {
            throw e;
          }
          // What was learnt so far is worth keeping.
          System.err.println("The training was cut short: " + e.getMessage());
        } finally {
          agent.close();
        }
      }
      cache.keep(unfinished);
    }
  }

  private static void openRoom(HeadroomApi api) {
    Await.until(
        "a running worker",
        PATIENCE,
        () ->
            api.workers()
                .valueStream()
                .anyMatch(worker -> "RUNNING".equals(worker.path("state").asString(""))));
    api.createRoom(ROOM, 2);
    api.ticket(ROOM, "somebody", false);
    api.invitation(ROOM);
    Await.until(
        "the room to be open",
        PATIENCE,
        () -> "OPEN".equals(api.room(ROOM).path("state").asString("")));
  }

  private static void look(ControlPlane controlPlane) {
    try (Chromium chromium = Chromium.start();
        DashboardPage dashboard =
            DashboardPage.signIn(
                chromium, controlPlane.url(), controlPlane.operatorPassword(), "")) {
      for (String page : PAGES) {
        dashboard.open(page).page().locator("[data-figure=hosts-live]").first().waitFor();
      }
      dashboard.open("rooms/" + ROOM).awaitRoomFigure(ROOM, "consumers-live", 0, PATIENCE);
    }
  }
}
