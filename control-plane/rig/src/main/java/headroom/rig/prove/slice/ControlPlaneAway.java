// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import headroom.rig.browser.DashboardPage;
import headroom.rig.browser.Share;
import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.Stage;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The control plane is gone for a minute: the call goes on, and one more joins. */
final class ControlPlaneAway implements Scenario<Stage> {
  private static final Duration ABSENCE = Duration.ofSeconds(60);
  private static final Duration GOAL = Duration.ofSeconds(5);
  private static final String FIGURE = "consumers-live";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "control-plane-away";
  }

  @Override
  public String title() {
    return "The control plane is away for a minute, and a fifth person joins meanwhile";
  }

  @Override
  public void run(Stage stage, Report report) {
    try (Call call = Call.of(stage, "planning", 4, Share.YIELDING);
        DashboardPage open = stage.signIn("rooms/" + call.room())) {
      open.awaitRoomFigure(call.room(), FIGURE, Consumers.of(4), PATIENCE);
      open.noteRoomFigure(call.room(), FIGURE, Consumers.of(5));
      JsonNode fifth = stage.api().ticket(call.room(), "planning-p5", false);
      stage.controlPlane().kill();
      long killed = System.nanoTime();
      call.join(fifth, "Person5");
      call.awaitEverybody();
      report.add(
          Figure.exactly(
              "streams that flow with a fifth person, control plane away",
              call.flowingStreams(Duration.ofSeconds(2)),
              Consumers.of(5)));
      Duration rest = ABSENCE.minus(Duration.ofNanos(System.nanoTime() - killed));
      if (rest.isPositive()) {
        Await.pause(rest);
      }
      report.add(
          Figure.exactly(
              "streams that flow after a minute without it",
              call.flowingStreams(Duration.ofSeconds(2)),
              Consumers.of(5)));
      Instant started = Instant.now();
      stage.controlPlane().restart();
      Instant back = Instant.now();
      report.note(
          "its new process answered after " + Duration.between(started, back).toMillis() + " ms");
      judgeDashboards(stage, call, open, back, report);
    }
  }

  /** Both at once, as after a real outage: pages that were open, and a person who signs in. */
  private static void judgeDashboards(
      Stage stage, Call call, DashboardPage open, Instant back, Report report) {
    try (DashboardPage fresh = stage.signIn("rooms/" + call.room())) {
      fresh.awaitRoomFigure(call.room(), FIGURE, Consumers.of(5), PATIENCE);
      // Nothing is promised of a sign-in; it says how warm the server is.
      report.note(
          "an operator who signs in anew sees the right figure %d ms after its return"
              .formatted(Duration.between(back, Instant.now()).toMillis()));
      report.add(
          Figure.exactly(
              "live consumers after a new sign-in",
              fresh.roomFigure(call.room(), FIGURE),
              Consumers.of(5)));
    }
    Await.until(
        () -> "the page that was open all the time to be right; it is at " + open.page().url(),
        PATIENCE,
        () -> open.noted().isPresent());
    report.add(
        Figure.within(
            "from its return to the right figure in a dashboard that was open all the time",
            Duration.between(back, open.noted().orElseThrow()),
            GOAL));
    report.add(
        Figure.exactly(
            "live consumers in the dashboard that was open",
            open.roomFigure(call.room(), FIGURE),
            Consumers.of(5)));
  }
}
